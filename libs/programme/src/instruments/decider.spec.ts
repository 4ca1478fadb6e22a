import type { InstrumentContent } from '@app/contracts';
import { publishInstrument } from '@app/contracts';
import { given } from '../../../eventsourcing/src/testing/given.js';
import { event } from '../shared/event-spec.js';
import { instrumentDecider } from './decider.js';
import type { InstrumentEvent } from './events.js';
import { builtInInstruments, instrumentRefOf } from './registry.js';

const content = publishInstrument.schema.parse(publishInstrument.example);
const publish = (data: InstrumentContent) => ({ type: 'publish-instrument', data }) as const;
const published = (data: InstrumentContent) =>
  event('InstrumentPublished', { content: data, hash: instrumentRefOf(data).hash }) as InstrumentEvent;
const refused = 'publish-instrument-refused';

/** Add-only: a line that no longer fits means that a published text was edited. */
const LOCKED = [
  'dynamics-jica v1 5c7a3433ade10dadef9200e56cfe7cf2a472858a42c070f6c0567e52ddca6a9e',
  'cooperation v1 85254ac8959181d719e11906c63e01295935b11bc251e90fd33eca0d488f1682',
  'problem-handling v1 448a62f8bc4b925aace1dece59475a09649ab8cd7d1fb266af0f33695e87b91d',
  'problem-handling v2 96b273347f5b93347823b9f3adcc7a8f495014ee5550a7802396d9ead0ed1aa2',
];

describe('publishing an instrument', () => {
  it('puts the whole text into the log; the same text again changes nothing', () => {
    given(instrumentDecider)
      .when(publish(content))
      .then([published(content)]);
    given(instrumentDecider, [published(content)])
      .when(publish(content))
      .thenNothing();
  });

  it('never edits a version that is published, and leaves no number out', () => {
    const edited = { ...content, title: { id: 'Modal', en: 'Capital' } };
    given(instrumentDecider, [published(content)])
      .when(publish(edited))
      .thenRefused(refused, ['version-published']);
    given(instrumentDecider)
      .when(publish({ ...content, version: 2 }))
      .thenRefused(refused, ['version-skipped']);
    given(instrumentDecider, [published(content)])
      .when(publish({ ...edited, version: 2 }))
      .then([published({ ...edited, version: 2 })]);
  });

  it('leaves the keys of what comes with the program to the program', () => {
    given(instrumentDecider)
      .when(publish({ ...content, key: 'cooperation' }))
      .thenRefused(refused, ['key-built-in']);
  });
});

test('the published versions read as they did when they were published', () => {
  const hashes = builtInInstruments
    .map(instrumentRefOf)
    .map(({ key, version, hash }) => `${key} v${version} ${hash}`);
  expect(hashes).toEqual(LOCKED);
});
