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

/** What an entry says never changes; where it was read is all that another zone would change. */
const read = new Map<Zone, WeakMap<Entry, readonly Seen[]>>();

function eventsOf(entry: Entry, zone: Zone): readonly Seen[] {
  const known = read.get(zone) ?? new WeakMap<Entry, readonly Seen[]>();
  read.set(zone, known);
  let events = known.get(entry);
  if (events === undefined) {
    const { category, stream, version, at } = entry;
    const [on, effective] = [dayIn(zone, at), dayIn(zone, entry.effectiveAt)];
    events = entry.events.map(({ type, data }, index) => ({
      ...{ category, stream, version, index, type, data, at, on, effective },
    }));
    known.set(entry, events);
  }
  return events;
}

/** @returns the events of entries, those taken back left out, in the order of recording */
export function seenOf(entries: readonly Entry[], zone: Zone): Seen[] {
  const all = entries.flatMap((entry) => eventsOf(entry, zone));
  const address = (stream: string, version: number, index: number) => `${stream} ${version} ${index}`;
  const gone = new Set(
    all
      .filter(({ type }) => type === 'FactRetracted')
      .map(({ stream, data }) => address(stream, data.fact.version, data.fact.index)),
  );
  if (gone.size === 0) return all;
  return all.filter(({ stream, version, index }) => !gone.has(address(stream, version, index)));
}

/** @returns the events of these types, of one stream where one is named */
export function pick(seen: readonly Seen[], types: string | readonly string[], stream?: string): Seen[] {
  const wanted = ([] as string[]).concat(types);
  return seen.filter(
    (each) => wanted.includes(each.type) && (stream === undefined || each.stream === stream),
  );
}
