import { randomBytes, randomUUID } from 'node:crypto';
import {
  createLogPool,
  MasterKey,
  openEventStore,
  ProjectionRunner,
  Sealer,
  SealListener,
} from '../../../dist/libs/event-store/src/index.js';
import { programmeEvents } from '../../../dist/libs/programme/src/index.js';
import { findingsProjection } from '../../../dist/libs/read-models/src/index.js';
import { importOf, opened, recorded } from './answers.mjs';

const IN_FLIGHT = 256;
const PATIENCE_MS = 3_600_000;

/** A wave to be filled. `oneByOne`: each respondent was entered by hand, so that every count has as many ranges. */
export const waveOf = (respondents, oneByOne) => ({
  survey: randomUUID(),
  cluster: randomUUID(),
  respondents,
  oneByOne,
});

/** The log of many answers, and the read model that follows it. */
export class FindingsLog {
  constructor(server) {
    this.opened = openEventStore({
      appUrl: server.appUrl,
      registry: programmeEvents,
      master: new MasterKey(randomBytes(32)),
    });
    this.pool = createLogPool({ connectionString: server.appUrl, max: 4 });
    this.sealer = new Sealer({ connectionString: server.sealerUrl });
    this.listener = new SealListener({ pool: this.pool });
    this.runner = new ProjectionRunner({
      ...{ pool: this.pool, store: this.opened.store, projections: [findingsProjection] },
      ...{ listener: this.listener, batchSize: 500 },
    });
    this.waves = 0;
  }

  /** Appends a wave and seals it. @returns entries appended */
  async fill(wave) {
    const rows = Array.from({ length: wave.respondents }, (_, index) => index);
    await this.append([opened(wave, ++this.waves)]);
    const file = wave.oneByOne ? null : importOf(wave);
    for (const each of file?.before ?? []) await this.append([each]);
    for (let from = 0; from < rows.length; from += IN_FLIGHT) {
      const some = rows.slice(from, from + IN_FLIGHT);
      await this.append(some.map((index) => recorded(wave, index, file?.stream ?? null)));
    }
    for (const each of file?.after ?? []) await this.append([each]);
    while ((await this.sealer.sealOnce()).status === 'sealed');
    return rows.length;
  }

  async append(requests) {
    const results = await Promise.all(requests.map((request) => this.opened.store.append(request)));
    const failed = results.find(({ status }) => status !== 'appended');
    if (failed !== undefined) throw new Error(`not appended: ${failed.status}`);
  }

  /** Lets the read model catch up with all that is sealed. @returns milliseconds that it took, and the position */
  async project() {
    const begin = performance.now();
    if (!this.started) {
      this.started = true;
      await this.listener.start();
      await this.runner.start();
    }
    const position = await this.listener.poll();
    const seen = await this.runner.waitFor({ position }, ['findings'], PATIENCE_MS);
    if (!seen.ok) throw new Error(`the read model did not catch up: ${JSON.stringify(seen)}`);
    return { ms: performance.now() - begin, position };
  }

  async close() {
    await this.runner.stop();
    await this.listener.stop();
    await this.sealer.stop();
    await this.opened.close();
    await this.pool.end();
  }
}
