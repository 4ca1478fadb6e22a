import type { Entry } from '@app/eventsourcing';
import { dayIn, type Zone } from '@app/programme';
import type { Day } from '../../policy/index.js';

/** One event as somebody with nothing but the log sees it. */
export interface Seen {
  readonly category: string;
  readonly stream: string;
  readonly version: number;
  readonly index: number;
  readonly type: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- read by its name, as a clerk would
  readonly data: any;
  readonly at: string;
  /** The day on which it was recorded. */
  readonly on: Day;
  /** The day from which it holds. */
  readonly effective: Day;
}

/** @returns the events of entries, those taken back left out, in the order of recording */
export function seenOf(entries: readonly Entry[], zone: Zone): Seen[] {
  const all = entries.flatMap((entry) =>
    entry.events.map((event, index): Seen => ({
      category: entry.category,
      stream: entry.stream,
      version: entry.version,
      index,
      type: event.type,
      data: event.data,
      at: entry.at,
      on: dayIn(zone, entry.at),
      effective: dayIn(zone, entry.effectiveAt),
    })),
  );
  const address = (stream: string, version: number, index: number) => `${stream} ${version} ${index}`;
  const gone = new Set(
    all
      .filter(({ type }) => type === 'FactRetracted')
      .map(({ stream, data }) => address(stream, data.fact.version, data.fact.index)),
  );
  return all.filter(({ stream, version, index }) => !gone.has(address(stream, version, index)));
}

/** @returns the events of these types, of one stream where one is named */
export const pick = (seen: readonly Seen[], types: string | readonly string[], stream?: string): Seen[] =>
  seen.filter(
    (each) =>
      (stream === undefined || each.stream === stream) && ([] as string[]).concat(types).includes(each.type),
  );
