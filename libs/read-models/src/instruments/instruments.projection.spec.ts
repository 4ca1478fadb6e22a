import {
  cooperationV1,
  instrumentRefOf,
  instrumentStreamId,
  problemHandlingV1,
  problemHandlingV2,
} from '@app/programme';
import { replayTwice } from '../../../eventsourcing/src/testing/projection-memory.js';
import { LogBuilder } from '../testing/log-builder.js';
import { instrumentsProjection } from './instruments.projection.js';

test('every published version is kept with the position of its publication', async () => {
  const log = new LogBuilder();
  for (const content of [cooperationV1, problemHandlingV1, problemHandlingV2]) {
    const data = { content, hash: instrumentRefOf(content).hash };
    log.add('instrument', instrumentStreamId(content.key), [{ type: 'InstrumentPublished', data }]);
  }
  const tables = await replayTwice(instrumentsProjection, log.entries, { log: log.entries });
  expect(tables.rows('instrument_version')).toMatchObject([
    { key: 'cooperation', version: 1, published: 0, content: cooperationV1 },
    { key: 'problem-handling', version: 1, published: 1, content: problemHandlingV1 },
    { key: 'problem-handling', version: 2, published: 2, content: problemHandlingV2 },
  ]);
});
