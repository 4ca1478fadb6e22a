import { createLogger, parseEnv } from '@app/platform';
import { createApi } from '@app/http';
import { Cast, type Part } from './cast.js';
import { startTestEngine, type TestEngine } from './engine.js';
import { type HttpAnswer, HttpClient, type HttpRequest } from './http-client.js';

/** A served API on an engine of its own, with people who can sign in. */
export class TestApi {
  private readonly tokens = new Map<Part, Promise<string>>();

  private constructor(
    readonly engine: TestEngine,
    readonly cast: Cast,
    readonly client: HttpClient,
    /** Lines of the log, as written. */
    readonly lines: string[],
    private readonly closeApp: () => Promise<void>,
  ) {}

  /** @param options what is other than usual of the engine @param roles and what it takes upon itself @param variables of the environment */
  static async start(
    options: Parameters<typeof startTestEngine>[2] = {},
    roles: Parameters<typeof startTestEngine>[1] = {},
    variables: Record<string, string> = {},
  ): Promise<TestApi> {
    const engine = await startTestEngine(undefined, roles, options);
    const { services } = engine.engine;
    const env = parseEnv(variables);
    if (!env.ok) throw new Error('no environment');
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    const log = createLogger({ service: 'api', level: 'info', text: false, destination });
    const app = await createApi({ services, env: env.env, log });
    await app.listen(0, '127.0.0.1');
    const cast = await Cast.assemble(services.commands, services.store);
    return new TestApi(engine, cast, HttpClient.of(app.getHttpServer()), lines, () => app.close());
  }

  get services(): TestEngine['engine']['services'] {
    return this.engine.engine.services;
  }

  /** Sends a request as one of the cast, or as nobody. */
  async send(
    part: Exclude<Part, 'operator'> | null,
    path: string,
    request: HttpRequest = {},
  ): Promise<HttpAnswer> {
    const cookie: Record<string, string> =
      part === null ? {} : { cookie: `rumpun=${await this.token(part)}` };
    return this.client.send(path, { ...request, headers: { ...cookie, ...request.headers } });
  }

  async close(): Promise<void> {
    this.client.close();
    await this.closeApp();
    await this.engine.close();
  }

  private token(part: Exclude<Part, 'operator'>): Promise<string> {
    const open = async () => (await this.services.sessions.open(this.cast.players[part].account)).token;
    const known = this.tokens.get(part) ?? open();
    this.tokens.set(part, known);
    return known;
  }
}
