import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type Provider from 'oidc-provider';

export const CLIENT = { clientId: 'rumpun', clientSecret: 'rahasia-klien-contoh-0123456789' };

/** A real OpenID Connect provider (oidc-provider) in this process, with its own pages for signing in. */
export class TestIdentityProvider {
  private server: http.Server | null = null;

  private constructor(
    readonly issuer: string,
    private readonly port: number,
    private readonly provider: Provider,
  ) {}

  /** @param redirectUri where it may send browsers back to */
  static async start(redirectUri: string): Promise<TestIdentityProvider> {
    // Only now: it says at once what it thinks of the runtime, on the console.
    const { default: Provider } = await import('oidc-provider');
    const server = http.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const issuer = `http://127.0.0.1:${port}`;
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.clientId,
          client_secret: CLIENT.clientSecret,
          redirect_uris: [redirectUri],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
      cookies: { keys: ['kunci-contoh'] },
      pkce: { required: () => true },
      ttl: {
        IdToken: 60,
        AuthorizationCode: 60,
        Interaction: 600,
        Session: 600,
        Grant: 600,
        AccessToken: 60,
      },
    });
    const started = new TestIdentityProvider(issuer, port, provider);
    started.answerOn(server);
    return started;
  }

  /** Away for a while: whoever asks finds nobody. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server === null ? resolve() : server.close(() => resolve())));
  }

  /** At the same address again, with what it knew. */
  async resume(): Promise<void> {
    const server = http.createServer();
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.answerOn(server);
  }

  private answerOn(server: http.Server): void {
    const answer = this.provider.callback();
    server.on('request', (request, response) => void answer(request, response));
    this.server = server;
  }
}
