import { text } from '@app/contracts';
import type { HandOverResult } from '../channel.js';
import { later, never } from '../failure.js';
import { type HttpAnswer, NoAnswer, retryAfterOf } from '../http/http-call.js';

export const NO_SECRET = never(
  'refused',
  text(
    'Webhook belum mempunyai kunci tanda tangan yang sah (whsec_…). Buat kunci baru.',
    'The webhook has no valid signing secret (whsec_…). Make a new one.',
  ),
);
const SILENT = text('Webhook tidak menjawab pada waktunya.', 'The webhook did not answer in time.');
const UNREACHABLE = text('Webhook tidak dapat dihubungi.', 'The webhook could not be reached.');
const GONE = text(
  'Webhook menyatakan sudah tidak ada (410). Hapus atau ganti alamatnya.',
  'The webhook says that it is gone (410). Remove or replace its address.',
);

const saying = (status: number) =>
  text(`Webhook menjawab dengan kode ${status}.`, `The webhook answered with status ${status}.`);

/** Answers that may be others next time: too early, too many, too slow, and every fault of the server. */
const PASSING = new Set([408, 425, 429]);
const GATEWAYS = new Set([502, 503, 504]);

/** @returns what a status other than a redirect means; after Standard Webhooks, "Webhook delivery" */
export function meaningOf(answer: HttpAnswer, now: number): HandOverResult {
  const { status, headers } = answer;
  if (status >= 200 && status < 300) return { status: 'handed-over' };
  if (status === 410) return never('refused', GONE);
  if (status >= 400 && status < 500 && !PASSING.has(status)) return never('refused', saying(status));
  const code = GATEWAYS.has(status) ? 'unreachable' : 'refused';
  return later(code, saying(status), retryAfterOf(headers['retry-after'], now));
}

/**
 * No answer. Whether the receiver took the message does not matter here: it knows it again by its `webhook-id`.
 * @param over whether the time was over
 */
export const silenceOf = (error: unknown, over: boolean): HandOverResult =>
  over || (error instanceof NoAnswer && error.code === 'ETIMEDOUT')
    ? later('timeout', SILENT)
    : later('unreachable', UNREACHABLE);
