import type { Bilingual, EventStore } from '@app/eventsourcing';
import { endOfDay, isDay, startOfDay } from './zoned-day.js';

/** The ends of the log that `asOf` may name. */
export interface AsOfRange {
  readonly from: { readonly position: number; readonly at: string };
  readonly to: { readonly position: number; readonly at: string };
}

export type AsOfResult =
  | { readonly ok: true; readonly position: number }
  | {
      readonly ok: false;
      readonly code: 'as-of-malformed' | 'as-of-future' | 'as-of-unknown';
      /** null while the log is empty. */
      readonly range: AsOfRange | null;
      readonly message: Bilingual;
    };

export interface AsOfOptions {
  /** IANA zone in which a bare date is read: the day as it ended there. Without it a bare date is malformed. */
  readonly zone?: string;
}

type AsOfSource = Pick<EventStore, 'head' | 'positionAt' | 'readAll'>;

const POSITION = /^(0|[1-9]\d{0,15})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Which prefix of the log a reader means.
 *
 * @param text a position, an ISO 8601 instant with offset, or (with `zone`) a date
 * @returns the position of the last entry that belongs to it, or why there is none; an answer for a 400
 * @throws what the store throws
 */
export async function resolveAsOf(
  text: string,
  store: AsOfSource,
  options: AsOfOptions = {},
): Promise<AsOfResult> {
  const range = await readRange(store);
  if (POSITION.test(text)) {
    const position = Number(text);
    if (!Number.isSafeInteger(position)) return refused('as-of-future', text, range);
    return range !== null && position <= range.to.position
      ? { ok: true, position }
      : refused('as-of-future', text, range);
  }
  if (INSTANT.test(text) && isReal(text)) return at(text, await store.positionAt(instant(text)), range);
  if (options.zone !== undefined && isDay(text)) {
    return at(text, await positionOfDay(text, store, options.zone), range);
  }
  return refused('as-of-malformed', text, range);
}

/** A day that has begun and not ended is the log as it stands. */
async function positionOfDay(day: string, store: AsOfSource, zone: string): Promise<number | null> {
  const ended = await store.positionAt(endOfDay(day, zone));
  if (ended !== null) return ended;
  const begun = await store.positionAt(startOfDay(day, zone));
  return begun === null ? null : (await store.head()).position;
}

function at(text: string, position: number | null, range: AsOfRange | null): AsOfResult {
  if (position === null) return refused('as-of-future', text, range);
  return position < 0 ? refused('as-of-unknown', text, range) : { ok: true, position };
}

async function readRange(store: AsOfSource): Promise<AsOfRange | null> {
  const head = await store.head();
  const [first] = head.position < 0 ? [] : await store.readAll(0, 1);
  if (first === undefined || head.sealedAt === null) return null;
  return { from: { position: 0, at: first.sealedAt }, to: { position: head.position, at: head.sealedAt } };
}

function refused(
  code: Extract<AsOfResult, { ok: false }>['code'],
  text: string,
  range: AsOfRange | null,
): AsOfResult {
  const shown = JSON.stringify(text.slice(0, 40));
  return {
    ok: false,
    code,
    range,
    message: { id: inIndonesian(code, shown, range), en: inEnglish(code, shown, range) },
  };
}

function inEnglish(code: string, shown: string, range: AsOfRange | null): string {
  const what = {
    'as-of-malformed': `asOf ${shown} is neither a position, nor a date, nor a time with an offset.`,
    'as-of-future': `asOf ${shown} lies after the last recorded entry.`,
    'as-of-unknown': `asOf ${shown} lies before the first recorded entry.`,
  }[code];
  if (range === null) return `${what} Nothing is recorded yet.`;
  const { from, to } = range;
  return `${what} Recorded are positions ${from.position} to ${to.position}, from ${from.at} to ${to.at}.`;
}

function inIndonesian(code: string, shown: string, range: AsOfRange | null): string {
  const what = {
    'as-of-malformed': `asOf ${shown} bukan posisi, bukan tanggal, dan bukan waktu dengan selisih zona.`,
    'as-of-future': `asOf ${shown} berada setelah entri terakhir yang tercatat.`,
    'as-of-unknown': `asOf ${shown} berada sebelum entri pertama yang tercatat.`,
  }[code];
  if (range === null) return `${what} Belum ada yang tercatat.`;
  const { from, to } = range;
  return `${what} Yang tercatat: posisi ${from.position} sampai ${to.position}, dari ${from.at} sampai ${to.at}.`;
}

/** Date.parse takes the 31st of February for the 2nd or 3rd of March. */
function isReal(text: string): boolean {
  return isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

const instant = (text: string): string => new Date(text).toISOString();

/**
 * The condition under which a row of a ranged table held at a position, for a view `read.<table>_history`.
 *
 * @param alias of the view in the query: `asOfClause('row', ':asOf')` with TypeORM's query builder,
 *   `asOfClause('row', '$1')` with pg
 * @param placeholder of the position's parameter
 */
export function asOfClause(alias: string, placeholder: string): string {
  if (!/^\w+$/.test(alias)) throw new Error(`"${alias}" is not an alias`);
  if (!/^(:\w+|\$\d+)$/.test(placeholder)) throw new Error('the position goes in as a parameter');
  const column = (name: string): string => `"${alias}"."${name}"`;
  const to = column('to_position');
  return `(${column('from_position')} <= ${placeholder} and (${to} is null or ${to} > ${placeholder}))`;
}
