import type { Category } from '@app/contracts';
import { collections } from '@app/contracts';
import type { HttpAnswer, HttpClient } from '../../support/http-client.js';

export interface Receipt {
  readonly stream: string;
  readonly version: number;
  readonly id: number;
  readonly events: readonly { readonly type: string }[];
  readonly replayed: boolean;
}

/** What a refusal is told by: status, code, and each reason with where it is. */
export interface Told {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly Readonly<Record<string, unknown>>[];
}

/** Somebody at the API: with a session, or a stranger without one. */
export class Visitor {
  private constructor(
    private readonly client: HttpClient,
    private readonly cookie: string | null,
    readonly person: string | null,
  ) {}

  static stranger(client: HttpClient): Visitor {
    return new Visitor(client, null, null);
  }

  /** @throws Error when the door stays shut */
  static async signIn(client: HttpClient, login: string, password: string, person: string): Promise<Visitor> {
    const answer = await client.send('/api/v1/session', { method: 'POST', payload: { login, password } });
    const [cookie] = answer.headers['set-cookie'] ?? [];
    if (answer.status !== 200 || cookie === undefined) throw new Error(`sign-in of ${login}: ${answer.text}`);
    return new Visitor(client, cookie.split(';')[0]!, person);
  }

  send(method: string, path: string, payload?: unknown, headers: Record<string, string> = {}) {
    const cookie: Record<string, string> = this.cookie === null ? {} : { cookie: this.cookie };
    return this.client.send(`/api/v1/${path}`, {
      method,
      headers: { ...cookie, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
  }

  /** Gives a command. @param stream null for one that begins a stream */
  tries(
    category: Category,
    stream: string | null,
    command: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<HttpAnswer> {
    const path = [collections[category], ...(stream === null ? [] : [stream]), command].join('/');
    return this.send('POST', path, body, headers);
  }

  /** Gives a command that is recorded. @throws Error with the whole answer when it is not */
  async gives(...asked: Parameters<Visitor['tries']>): Promise<Receipt> {
    const answer = await this.tries(...asked);
    if (![200, 201].includes(answer.status)) throw new Error(`${asked[2]}: ${answer.status} ${answer.text}`);
    return answer.body as Receipt;
  }

  /** Reads. @throws Error with the whole answer when it may not */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async reads(path: string): Promise<any> {
    const answer = await this.send('GET', path);
    if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }
}

/** @returns what a refusal says, its texts left out. @throws Error when it is no problem of RFC 9457 */
export function told({ status, type, body, text }: HttpAnswer): Told {
  const problem = body as { type?: string; code: string; status: number; errors?: Told['errors'] };
  if (!type.startsWith('application/problem+json') || problem.status !== status)
    throw new Error(`no problem: ${status} ${text}`);
  const errors = (problem.errors ?? []).map(({ detail: _d, texts: _t, ...where }) => where);
  return { status, code: problem.code, errors };
}
