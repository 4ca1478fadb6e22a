import { text } from '@app/contracts';
import { Webhook } from 'standardwebhooks';
import type { Channel, HandOverResult, OutgoingMessage } from '../channel.js';
import { later, never } from '../failure.js';
import type { AddressRules } from '../http/address-rules.js';
import { type HttpAnswer, httpCall } from '../http/http-call.js';
import {
  checkedAddresses,
  pinned,
  PRIVATE_TARGET,
  type Resolve,
  systemResolve,
  webTarget,
} from '../http/web-target.js';
import { timeLimit, unlessAborted } from '../time-limit.js';
import { meaningOf, NO_SECRET, silenceOf } from './answers.js';
import { payloadOf } from './payload.js';

export interface WebhookConfig {
  /** Which addresses may be called besides public ones. */
  readonly rules: AddressRules;
  /** Milliseconds for everything, redirects included; 15,000 by default. */
  readonly timeoutMs?: number;
  readonly resolve?: Resolve;
  readonly now?: () => Date;
}

const REDIRECTS_MAX = 3;
/** An answer's body says nothing to us; so much is taken that a polite receiver can finish writing. */
const ANSWER_BYTES = 64 * 1024;
const SECRET = /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/;

const MOVED = text(
  'Webhook telah pindah alamat. Masukkan alamat yang baru.',
  'The webhook has moved. Enter the new address.',
);
const TOO_MANY = text(
  `Webhook mengalihkan lebih dari ${REDIRECTS_MAX} kali.`,
  `The webhook redirects more than ${REDIRECTS_MAX} times.`,
);
const DOWNGRADE = text(
  'Webhook mengalihkan dari https ke http, yang tidak diizinkan.',
  'The webhook redirects from https to http, which is not allowed.',
);

interface Delivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** @returns signed headers and body (Standard Webhooks); null where the secret is none */
function signed(message: OutgoingMessage, at: Date): Omit<Delivery, 'signal'> | null {
  if (message.secret === undefined || !SECRET.test(message.secret)) return null;
  const body = JSON.stringify(payloadOf(message, at));
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Rumpun-Webhooks/1',
      'webhook-id': message.messageId,
      'webhook-timestamp': `${Math.floor(at.getTime() / 1000)}`,
      'webhook-signature': new Webhook(message.secret).sign(message.messageId, at, body),
    },
  };
}

/** 307 and 308 keep method and body; after the others a client would ask with GET, which hands nothing over. */
const isRedirect = ({ status, headers }: HttpAnswer): boolean =>
  status >= 300 && status < 400 && status !== 304 && headers.location !== undefined;
const keepsBody = (status: number): boolean => status === 307 || status === 308;

/**
 * Webhooks after Standard Webhooks 1.0: JSON, signed with the message's `secret`, `webhook-id` the same for every
 * attempt. A receiver drops what it has seen by that id.
 *
 * Every address that a name stands for is checked before the connection, which then goes to the checked one and no
 * other; so is each target of a redirect, of which at most three are followed.
 */
export function webhookChannel(config: WebhookConfig): Channel {
  const { rules, timeoutMs = 15_000, resolve = systemResolve, now = () => new Date() } = config;

  async function follow(
    url: URL,
    answer: HttpAnswer,
    delivery: Delivery,
    hops: number,
  ): Promise<HandOverResult> {
    const location = answer.headers.location ?? '';
    const next = URL.canParse(location, url) ? new URL(location, url) : null;
    if (next !== null && url.protocol === 'https:' && next.protocol === 'http:')
      return never('address-refused', DOWNGRADE);
    if (hops >= REDIRECTS_MAX) return later('refused', TOO_MANY);
    const result = await post(next?.href ?? location, delivery, hops + 1, keepsBody(answer.status));
    return answer.status === 301 && result.status === 'failed' ? { ...result, permanent: true } : result;
  }

  /** @param go whether to call at all: where a redirect would lose the body, its target is checked alone */
  async function post(
    address: string,
    delivery: Delivery,
    hops: number,
    go: boolean,
  ): Promise<HandOverResult> {
    const target = webTarget(address);
    if (!target.ok) return never('address-refused', target.text);
    const { signal } = delivery;
    const addresses = await unlessAborted(checkedAddresses(target.url, rules, resolve), signal);
    if (addresses === null) return never('address-refused', PRIVATE_TARGET);
    if (!go) return later('refused', MOVED);
    const lookup = pinned(addresses);
    const call = { ...delivery, url: target.url, method: 'POST', lookup, readUpTo: ANSWER_BYTES };
    const answer = await httpCall(call);
    return isRedirect(answer)
      ? follow(target.url, answer, delivery, hops)
      : meaningOf(answer, now().getTime());
  }

  async function send(message: OutgoingMessage, outer?: AbortSignal): Promise<HandOverResult> {
    const content = signed(message, now());
    if (content === null) return NO_SECRET;
    const limit = timeLimit(timeoutMs, outer);
    try {
      return await post(message.address, { ...content, signal: limit.signal }, 0, true);
    } catch (error) {
      return silenceOf(error, limit.signal.aborted);
    } finally {
      limit.end();
    }
  }

  return { channel: 'webhook', send, close: () => Promise.resolve() };
}
