import { text } from '@app/contracts';
import type { HandOverResult } from '../channel.js';
import { later, never } from '../failure.js';
import { type HttpAnswer, httpCall, NoAnswer, retryAfterOf } from '../http/http-call.js';
import { timeLimit } from '../time-limit.js';
import { filled, type GatewayConfig, replaced } from './gateway-config.js';
import type { ShortMessage, SmsGateway } from './gateway-channel.js';

const ANSWER_BYTES = 64 * 1024;

const SILENT = text('Gerbang SMS tidak menjawab pada waktunya.', 'The SMS gateway did not answer in time.');
const UNREACHABLE = text(
  'Gerbang SMS tidak dapat dihubungi. Periksa GATEWAY_CONFIG dan jaringan.',
  'The SMS gateway could not be reached. Check GATEWAY_CONFIG and the network.',
);
const UNKNOWN = text(
  'Sambungan ke gerbang SMS putus setelah pesan dikirim; tidak diketahui apakah diterima.',
  'The connection to the SMS gateway broke after the message was sent; whether it was taken is not known.',
);
const NO_CREDIT = text(
  'Gerbang SMS menolak akun pengirim. Periksa kunci, saldo, dan GATEWAY_CONFIG.',
  'The SMS gateway refused the sending account. Check its key, its credit and GATEWAY_CONFIG.',
);
const SAID_NO = text('Gerbang SMS menolak pesan.', 'The SMS gateway refused the message.');
const saying = (status: number) =>
  text(`Gerbang SMS menjawab dengan kode ${status}.`, `The SMS gateway answered with status ${status}.`);

/** Statuses that speak of this message or number; other refusals speak of the account or the address called. */
const OF_THE_MESSAGE = new Set([400, 422]);
const OF_THE_ACCOUNT = new Set([401, 402, 403]);
const GATEWAYS = new Set([502, 503, 504]);

/** `messages.0.status` in a parsed answer, as text; undefined where it is not there. */
function fieldOf(body: string, path: string): string | undefined {
  try {
    let value: unknown = JSON.parse(body);
    for (const name of path.split('.')) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
      value = (value as Record<string, unknown>)[name];
    }
    return String(value);
  } catch {
    return undefined;
  }
}

function meaningOf(
  { status, body, headers }: HttpAnswer,
  config: GatewayConfig,
  now: number,
): HandOverResult {
  if (config.success.includes(status)) {
    const said = config.refused.find(({ field, in: values }) =>
      values.map(String).includes(fieldOf(body, field) ?? ''),
    );
    if (said === undefined) return { status: 'handed-over' };
    return said.permanent ? never('refused', SAID_NO) : later('refused', SAID_NO);
  }
  if (OF_THE_MESSAGE.has(status)) return never('refused', saying(status));
  if (OF_THE_ACCOUNT.has(status)) return later('refused', NO_CREDIT);
  const code = GATEWAYS.has(status) ? 'unreachable' : 'refused';
  return later(code, saying(status), retryAfterOf(headers['retry-after'], now));
}

/** Once the whole request has left, the gateway may have sent the message on, and a telephone drops no second one. */
function silenceOf(error: unknown, over: boolean): HandOverResult {
  if (error instanceof NoAnswer && error.written) return later('outcome-unknown', UNKNOWN);
  return over ? later('timeout', SILENT) : later('unreachable', UNREACHABLE);
}

function callOf(config: GatewayConfig, message: ShortMessage) {
  const { to, text: said, messageId } = message;
  const values = { to, text: said, messageId };
  const url = new URL(replaced(config.url, values, encodeURIComponent));
  const sent = config.body === undefined ? null : filled(config.body, (each) => replaced(each, values));
  const body =
    sent === null
      ? null
      : config.form
        ? new URLSearchParams(Object.entries(sent).map(([key, value]) => [key, String(value)])).toString()
        : JSON.stringify(sent);
  const type = config.form ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    url,
    body,
    method: config.method,
    headers: {
      accept: 'application/json',
      ...(body === null ? {} : { 'content-type': type }),
      ...config.headers,
      'idempotency-key': messageId,
    },
  };
}

/**
 * Any gateway that takes a text message by one HTTP request. Redirects are not followed. A gateway that honours
 * `Idempotency-Key` sends one message for all attempts; with others, an attempt whose outcome is not known and that
 * is repeated may arrive twice.
 * @param now epoch milliseconds, for `Retry-After`
 */
export function httpGateway(config: GatewayConfig, now: () => number = Date.now): SmsGateway {
  return {
    send: async (message, outer) => {
      const limit = timeLimit(config.timeoutMs, outer);
      try {
        const call = { ...callOf(config, message), signal: limit.signal, readUpTo: ANSWER_BYTES };
        return meaningOf(await httpCall(call), config, now());
      } catch (error) {
        return silenceOf(error, limit.signal.aborted);
      } finally {
        limit.end();
      }
    },
    close: () => Promise.resolve(),
  };
}
