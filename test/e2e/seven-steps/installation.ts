import { randomUUID } from 'node:crypto';
import { createLogger, parseEnv } from '@app/platform';
import { createApi } from '@app/http';
import { CAST_PASSWORD, executed } from '../../support/cast.js';
import { startTestEngine, type TestEngine } from '../../support/engine.js';
import { HttpClient } from '../../support/http-client.js';
import { Visitor } from './visitor.js';

/** The first day of the walk. */
const START = '2026-07-06T02:00:00.000Z';
const DAY = 86_400_000;

/** A listening server on an engine of its own, with nothing in it but the first administrator. */
export class Installation {
  private constructor(
    private readonly running: TestEngine,
    readonly client: HttpClient,
    private readonly closeApi: () => Promise<void>,
  ) {}

  static async start(): Promise<Installation> {
    const running = await startTestEngine(START);
    const env = parseEnv({});
    if (!env.ok) throw new Error('no environment');
    const log = createLogger({ service: 'api', level: 'silent', text: false });
    const app = await createApi({ services: running.engine.services, env: env.env, log });
    await app.listen(0, '127.0.0.1');
    return new Installation(running, HttpClient.of(app.getHttpServer()), () => app.close());
  }

  /** The operator makes the first account, as the command line does; everything after it goes over HTTP. */
  async firstAdmin(): Promise<Visitor> {
    const { commands } = this.running.engine.services;
    const name = { name: 'Admin (contoh)' };
    const { stream: person } = await executed(commands, {
      category: 'person',
      command: 'register-person',
      body: name,
    });
    const roles = [{ grant: randomUUID(), role: 'admin', scope: {} }];
    const body = { person, login: 'admin', password: CAST_PASSWORD, roles };
    await executed(commands, { category: 'account', command: 'open-account', body });
    return Visitor.signIn(this.client, 'admin', CAST_PASSWORD, person);
  }

  get store() {
    return this.running.engine.services.store;
  }

  get today(): string {
    return this.running.clock.now().slice(0, 10);
  }

  /** Moves the clock that commands are decided by. */
  daysPass(days: number): void {
    this.running.clock.advance(days * DAY);
  }

  async close(): Promise<void> {
    this.client.close();
    await this.closeApi();
    await this.running.close();
  }
}
