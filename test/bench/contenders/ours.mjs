import { randomBytes, randomUUID } from 'node:crypto';
import { handleCommand } from '../../../dist/libs/eventsourcing/src/index.js';
import {
  createLogPool,
  MasterKey,
  openEventStore,
  ProjectionRunner,
  Sealer,
  SealListener,
} from '../../../dist/libs/event-store/src/index.js';
import { personDecider, programmeEvents } from '../../../dist/libs/programme/src/index.js';
import { directoryProjection } from '../../../dist/libs/read-models/src/index.js';

const PEOPLE = 2000;
const now = () => new Date().toISOString();

/** The engine as a server runs it: store, sealer, one projection. */
export class Ours {
  constructor(server) {
    this.server = server;
    this.opened = openEventStore({
      appUrl: server.appUrl,
      registry: programmeEvents,
      master: new MasterKey(randomBytes(32)),
      onAppended: () => this.sealer?.hint(),
    });
    this.store = this.opened.store;
    this.people = [];
    this.turn = 0;
  }

  /** Registers people, so that each measured command encrypts one field under a key that exists. */
  async prepare() {
    const batch = 200;
    for (let made = 0; made < PEOPLE; made += batch) {
      const added = await Promise.all(Array.from({ length: batch }, () => this.register()));
      this.people.push(...added);
    }
  }

  async register() {
    const stream = randomUUID();
    await this.command(stream, { type: 'register-person', data: { name: 'Sri Wahyuni (contoh)' } });
    return stream;
  }

  command(stream, command) {
    const at = now();
    const context = {
      commandId: randomUUID(),
      stream,
      actor: { account: 'operator', person: null },
      at,
      effectiveAt: at,
    };
    return handleCommand(this.store, personDecider, { command, request: command.type, context });
  }

  /** One command on an existing stream: look-up of the command id, read, fold, decide, encrypt, hash, append. */
  async handled() {
    const stream = this.people[this.turn++ % PEOPLE];
    const data = { name: 'Sri Wahyuningsih (contoh)', reason: 'Salah ketik' };
    const outcome = await this.command(stream, { type: 'correct-person', data });
    if (!outcome.ok) throw new Error(`the command was not accepted: ${JSON.stringify(outcome)}`);
    return outcome;
  }

  /** What the append alone is given: the same event on a new stream. */
  request() {
    const at = now();
    const subject = this.people[this.turn++ % PEOPLE];
    const data = { name: { subject, value: 'Sri Wahyuningsih (contoh)' }, reason: 'Salah ketik' };
    return {
      stream: randomUUID(),
      category: 'person',
      expectedVersion: 0,
      commandId: randomUUID(),
      request: 'correct-person',
      actor: { account: 'operator', person: null },
      at,
      effectiveAt: at,
      definition: null,
      events: [{ type: 'PersonCorrected', schema: 1, data }],
    };
  }

  async appended() {
    const result = await this.store.append(this.request());
    if (result.status !== 'appended') throw new Error(`not appended: ${result.status}`);
    return result;
  }

  /** Starts what reads the log beside the appends. */
  async startReaders() {
    this.sealer = new Sealer({ connectionString: this.server.sealerUrl });
    this.sealer.start();
    this.projectionPool = createLogPool({ connectionString: this.server.appUrl, max: 4 });
    this.listener = new SealListener({ pool: this.projectionPool });
    await this.listener.start();
    this.runner = new ProjectionRunner({
      pool: this.projectionPool,
      store: this.store,
      projections: [directoryProjection],
      listener: this.listener,
    });
    await this.runner.start();
  }

  /** Waits until the entry is sealed and in the projection. @returns the wait's result */
  visible({ id }) {
    return this.runner.waitFor({ id }, ['directory'], 60_000);
  }

  /** Waits until all that was appended is sealed and projected, so that no later slice pays for it; then stops. */
  async stopReaders() {
    const last = await this.appended();
    const caughtUp = await this.visible(last.receipt);
    if (!caughtUp.ok) throw new Error(`the projection did not catch up: ${JSON.stringify(caughtUp)}`);
    await this.runner.stop();
    await this.listener.stop();
    await this.projectionPool.end();
    await this.sealer.stop();
    this.sealer = undefined;
  }

  async close() {
    await this.opened.close();
  }
}
