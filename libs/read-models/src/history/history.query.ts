import type { HistoryItemView, HistoryPageView } from '@app/contracts';
import type { Entry, EventStore } from '@app/eventsourcing';
import type { Zone } from '@app/programme';
import { eventTitle, isRoutine, NameBook, sentence, sentenceParts } from '@app/programme';
import type { DirectoryQueries } from '../directory/directory.query.js';
import type { SqlSource } from '../shared/sql.js';
import { rowsOf, SqlValues } from '../shared/sql.js';

export interface HistoryAsk {
  /** Position up to which the log is told; all of it by default. */
  readonly asOf?: number;
  readonly order?: 'newest-first' | 'oldest-first';
  /** 1 to 200 entries; 50 by default. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly from?: number;
  /** Only entries with one of these event types. */
  readonly events?: readonly string[];
  /** Only what was recorded after this position: with `asOf`, the difference of two moments. */
  readonly since?: number;
  /** Leaves out entries that hold nothing but routine, and counts them. */
  readonly withoutRoutine?: boolean;
  /** Whether the reader may read names; without them people show as the beginning of their id. */
  readonly withNames?: boolean;
  /** Told whose names the page was told with. */
  readonly onNamed?: (people: readonly string[]) => void;
}

/** An entry's place, before it is read. */
interface Place {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly category: string;
  readonly events: readonly string[];
}

/** The entries of a page. */
interface Found {
  readonly places: readonly Place[];
  readonly asOf: number;
  readonly next: number | null;
  readonly hidden: number;
}

/** Whether a reader may see an entry. */
export type IsVisible = (place: Pick<Place, 'stream' | 'category'>) => Promise<boolean>;

/** Stretches of the log that are gone through for one page: beyond, the page ends early and `next` goes on. */
const STRETCHES = 20;
/** Entries looked at together, however few a page holds: most may be out of sight or left out. */
const STRETCH = 201;

const LIMIT = 50;
const MOST = 200;
/** A name may lead to another one: an account to its person. */
const ROUNDS = 3;

/** The log of some streams as sentences, in the order in which it was recorded. */
export class HistoryQueries {
  /** @param source of the log's own database: places are looked up in `log.sealed` */
  constructor(
    private readonly source: SqlSource,
    private readonly store: Pick<EventStore, 'readStream' | 'head'>,
    private readonly directory: DirectoryQueries,
  ) {}

  /**
   * A cluster with its forum, agreements and cycles, as far as the reader may see them.
   *
   * @param isVisible asked once for each stream; everything is without it
   * @returns null for an unknown cluster
   */
  async ofCluster(
    cluster: string,
    zone: Zone,
    ask: HistoryAsk = {},
    isVisible?: IsVisible,
  ): Promise<HistoryPageView | null> {
    const entry = await this.directory.cluster(cluster, ask.asOf);
    if (entry === null) return null;
    const [agreements, cycles] = await Promise.all([
      this.directory.agreementsOfCluster(cluster, ask.asOf),
      this.directory.cyclesOfCluster(cluster, ask.asOf),
    ]);
    const streams = [
      cluster,
      entry.forum,
      ...agreements.map((each) => each.agreement),
      ...cycles.map((each) => each.cycle),
    ];
    const found = await this.find(ask, among(streams), isVisible && eachStreamOnce(isVisible));
    return this.page(found, streams, zone, ask);
  }

  /** Every entry that names a person or was recorded by them, whatever its stream. */
  async ofPerson(person: string, zone: Zone, ask: HistoryAsk = {}): Promise<HistoryPageView> {
    const found = await this.find(ask, (values) => {
      const id = `convert_to(${values.add(person)}, 'UTF8')`;
      return `(position(${id} in e.head) > 0 or position(${id} in coalesce(e.body, '')) > 0)`;
    });
    return this.page(found, streamsOf(found), zone, ask);
  }

  /**
   * Every entry of the log that a reader may see.
   *
   * @param isVisible asked once for each stream of a page
   */
  async ofProgramme(zone: Zone, isVisible: IsVisible, ask: HistoryAsk = {}): Promise<HistoryPageView> {
    const found = await this.find(ask, () => 'true', eachStreamOnce(isVisible));
    return this.page(found, streamsOf(found), zone, ask);
  }

  /**
   * @param streams whose entries are merged in position order
   * @param zone in which an instant becomes a day
   */
  async ofStreams(streams: readonly string[], zone: Zone, ask: HistoryAsk = {}): Promise<HistoryPageView> {
    return this.page(await this.find(ask, among(streams)), streams, zone, ask);
  }

  private async page(
    { places, asOf, next, hidden }: Found,
    streams: readonly string[],
    zone: Zone,
    ask: HistoryAsk,
  ): Promise<HistoryPageView> {
    const read = await this.read(streams, asOf);
    const names = new NameBook(zone);
    for (const entry of read.all) names.learn(entry);
    const told = places.map((place) => ({ place, entry: read.at(place) }));
    const { items, found } = await this.tell(told, names, ask.withNames ?? true);
    const people = [...read.all, ...found].filter(({ category }) => category === 'person');
    ask.onNamed?.([...new Set(people.map(({ stream }) => stream))]);
    return { items, next, asOf, hidden };
  }

  /** Goes through the log stretch by stretch until a page is full. */
  private async find(
    ask: HistoryAsk,
    which: (values: SqlValues) => string,
    isVisible: IsVisible = () => Promise.resolve(true),
  ): Promise<Found> {
    const asOf = ask.asOf ?? (await this.store.head()).position;
    const limit = Math.min(Math.max(ask.limit ?? LIMIT, 1), MOST);
    const places: Place[] = [];
    let [from, hidden, hiddenBefore] = [ask.from, 0, 0];
    for (let stretch = 0; stretch < STRETCHES; stretch++) {
      const stretchOf = { ...ask, asOf, ...(from !== undefined && { from }) };
      const found = await this.stretch(stretchOf, which, STRETCH);
      for (const place of found) {
        if (!(await isVisible(place))) continue;
        if (ask.withoutRoutine === true && place.events.every(isRoutine)) hidden++;
        else if (places.length < limit) {
          places.push(place);
          hiddenBefore = hidden;
          // What was left out behind the last one belongs to the next page.
        } else return { places, asOf, next: places.at(-1)!.position, hidden: hiddenBefore };
      }
      if (found.length < STRETCH) return { places, asOf, next: null, hidden };
      from = found.at(-1)!.position;
    }
    return { places, asOf, next: from!, hidden };
  }

  private async stretch(
    { asOf, since, order = 'newest-first', from, events }: HistoryAsk & { readonly asOf: number },
    which: (values: SqlValues) => string,
    count: number,
  ): Promise<Place[]> {
    const values = new SqlValues();
    const conditions = [which(values), `s.position <= ${values.add(asOf)}`];
    const newest = order === 'newest-first';
    const types = `jsonb_path_query_array(h.head, '$.events[*].type')`;
    if (since !== undefined) conditions.push(`s.position > ${values.add(since)}`);
    if (from !== undefined) conditions.push(`s.position ${newest ? '<' : '>'} ${values.add(from)}`);
    if (events !== undefined) conditions.push(`${types} ?| ${values.add(events)}::text[]`);
    const text = `select s.position::float8 as position, e.stream, e.version, h.head ->> 'category' as category,
        ${types} as events
      from log.entry e join log.sealed s on s.id = e.id
      cross join lateral (select convert_from(e.head, 'UTF8')::jsonb as head) h
      where ${conditions.join(' and ')}
      order by s.position ${newest ? 'desc' : 'asc'} limit ${values.add(count)}`;
    return rowsOf<Place>(this.source, text, values.list);
  }

  /** Whole streams: what an entry names was often named by an earlier one. */
  private async read(streams: readonly string[], asOf: number) {
    const read = await Promise.all(streams.map((stream) => this.store.readStream(stream, { asOf })));
    const byPlace = new Map(read.flat().map((entry) => [`${entry.stream} ${entry.version}`, entry]));
    const at = ({ stream, version }: Pick<Place, 'stream' | 'version'>): Entry =>
      byPlace.get(`${stream} ${version}`)!;
    return { all: read.flat(), at };
  }

  /** Tells once to learn which names are wanted, looks these up, and tells again. */
  private async tell(
    told: readonly { readonly place: Place; readonly entry: Entry }[],
    names: NameBook,
    withNames: boolean,
  ): Promise<{ items: HistoryItemView[]; found: Entry[] }> {
    const all: Entry[] = [];
    let items = told.flatMap(({ place, entry }) => itemsOf(place, entry, names));
    for (let round = 0; round < ROUNDS && withNames && names.unknown.size > 0; round++) {
      const wanted = [...names.unknown];
      names.unknown.clear();
      // As they stand now: who was erased is erased in the past as well, a corrected name is the right one.
      const found = (await Promise.all(wanted.map((id) => this.store.readStream(id)))).flat();
      for (const entry of found) names.learn(entry);
      if (found.length === 0) break;
      all.push(...found);
      items = told.flatMap(({ place, entry }) => itemsOf(place, entry, names));
    }
    return { items, found: all };
  }
}

function itemsOf({ position }: Place, entry: Entry, names: NameBook): HistoryItemView[] {
  const { at, effectiveAt, stream, category, version } = entry;
  return entry.events.map((event, index) => ({
    id: `${position}.${index}`,
    position,
    index,
    at,
    effectiveAt,
    lateDays: sentenceParts(entry, event, names).lateDays,
    actor: { account: entry.actor.account, person: entry.actor.person },
    event: event.type,
    title: eventTitle(event.type),
    sentence: sentence(entry, event, names),
    stream,
    category,
    version,
  }));
}

const among = (streams: readonly string[]) => (values: SqlValues) =>
  `e.stream = any(${values.add(streams)}::uuid[])`;

const streamsOf = ({ places }: Found): string[] => [...new Set(places.map(({ stream }) => stream))];

function eachStreamOnce(isVisible: IsVisible): IsVisible {
  const known = new Map<string, Promise<boolean>>();
  return (place) => {
    const answer = known.get(place.stream) ?? isVisible(place);
    known.set(place.stream, answer);
    return answer;
  };
}
