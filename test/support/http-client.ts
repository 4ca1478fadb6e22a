import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** Content-Type as received. */
  readonly type: string;
  readonly text: string;
  /** As received, for files that are no text. */
  readonly bytes: Buffer;
  /** Parsed when the type says JSON, else the text. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export interface HttpRequest {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** Sent as it is when text or bytes; anything else as JSON with its Content-Type. */
  readonly payload?: unknown;
}

/**
 * A client that sends what it is told: `fetch` forbids or adds headers that these tests are about, and fastify's
 * `inject` cannot be loaded under jest's ES modules.
 */
export class HttpClient {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

  constructor(readonly base: string) {}

  /** A client of a server that listens. */
  static of(server: http.Server): HttpClient {
    const { address, family, port } = server.address() as AddressInfo;
    return new HttpClient(`http://${family === 'IPv6' ? `[${address}]` : address}:${port}`);
  }

  send(path: string, { method = 'GET', headers = {}, payload }: HttpRequest = {}): Promise<HttpAnswer> {
    const isRaw = typeof payload === 'string' || Buffer.isBuffer(payload);
    const body = payload === undefined ? undefined : isRaw ? payload : JSON.stringify(payload);
    const all = {
      ...(payload !== undefined && !isRaw ? { 'content-type': 'application/json' } : {}),
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      const request = http.request(
        this.base,
        { path, method, headers: all, agent: this.agent },
        (response) => {
          const chunks: Buffer[] = [];
          // A stream of events has no end: its beginning is the answer.
          const endless = response.headers['content-type']?.startsWith('text/event-stream') === true;
          response.on('data', (chunk: Buffer) => {
            chunks.push(chunk);
            if (!endless) return;
            resolve(answerOf(response, Buffer.concat(chunks)));
            response.destroy();
          });
          response.on('error', reject);
          response.on('end', () => resolve(answerOf(response, Buffer.concat(chunks))));
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

function answerOf(response: http.IncomingMessage, bytes: Buffer): HttpAnswer {
  const text = bytes.toString();
  const type = response.headers['content-type'] ?? '';
  const body: unknown = type.includes('json') && text !== '' ? JSON.parse(text) : text;
  return { status: response.statusCode ?? 0, headers: response.headers, type, text, bytes, body };
}
