import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';

export interface HttpCall {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Where to connect, if not where the system's resolver says. */
  readonly lookup?: LookupFunction;
  /** Ends the call. */
  readonly signal: AbortSignal;
  /** Bytes of the answer's body that are read at most; the rest is left. */
  readonly readUpTo: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** No answer came. */
export class NoAnswer extends Error {
  /** @param written whether the whole request had left */
  constructor(
    readonly written: boolean,
    readonly code: string,
  ) {
    super(`no answer: ${code}`);
  }
}

/** Reads so much of the body and no more. An answer whose body breaks off or does not end is an answer. */
function readBody(response: IncomingMessage, most: number, done: (body: string) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const end = (): void => done(Buffer.concat(chunks).subarray(0, most).toString('utf8'));
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= most) response.destroy();
  });
  response.on('error', () => undefined);
  response.once('close', end);
}

/**
 * One HTTP request over a connection of its own. Redirects are answers like others.
 * @throws NoAnswer when no status came: refused, cut, over time, or no HTTP
 */
export function httpCall(call: HttpCall): Promise<HttpAnswer> {
  const { url, method, lookup, signal, body } = call;
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const length = body === null ? {} : { 'content-length': `${Buffer.byteLength(body)}` };
  return new Promise((resolve, reject) => {
    const headers = { ...call.headers, ...length };
    const request = open(url, { method, headers, agent: false, signal, ...(lookup ? { lookup } : {}) });
    let answered = false;
    let connected = false;
    request.once('socket', (socket) =>
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (connected = true)),
    );
    request.once('response', (response) => {
      answered = true;
      const { statusCode: status = 0, headers: said } = response;
      readBody(response, call.readUpTo, (read) => resolve({ status, headers: said, body: read }));
    });
    // Stays for good: after the status, a connection that is cut ends the reading, and not the process.
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (!answered) reject(new NoAnswer(connected && request.writableFinished, error.code ?? error.name));
    });
    request.end(body ?? undefined);
  });
}

const DAY_SECONDS = 86_400;

/**
 * @param header `Retry-After`: seconds or a date (RFC 9110, 10.2.3) @param now epoch milliseconds
 * @returns whole seconds from 0 to a day; undefined where it says nothing
 */
export function retryAfterOf(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - now) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), DAY_SECONDS);
}
