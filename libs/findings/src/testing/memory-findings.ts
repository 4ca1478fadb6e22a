import type { InstrumentContent, NonResponse } from '@app/contracts';
import type { Entry } from '@app/eventsourcing';
import { event, instrumentRefOf, instrumentStreamId } from '@app/programme';
import type { ItemCounts, PanelCounts } from '@app/reports';
import type { AnswersPage, FindingsSource, WaveEntry, WaveFilter } from '../source.js';

const id = (kind: number, number: number): string =>
  `0000000${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const surveyId = (number: number): string => id(1, number);
export const clusterId = (number: number): string => id(2, number);

/** @param number tells the wave apart; its cluster has the same number unless another is given */
export function waveEntry(
  instrument: InstrumentContent,
  number: number,
  own: Partial<WaveEntry> = {},
): WaveEntry {
  return {
    survey: surveyId(number),
    cluster: clusterId(number),
    region: '33.10',
    location: `Lokasi ${number}`,
    instrument: instrumentRefOf(instrument),
    method: 'interview',
    period: { from: '2026-06-01', until: '2026-06-30' },
    population: 100,
    respondents: 10,
    status: 'closed',
    closedOn: '2026-07-01',
    synthetic: false,
    restated: null,
    opened: number,
    closedAt: 100,
    ...own,
  };
}

/** Waves in memory: what a read model would answer, for the logic of choosing among them. */
export class MemoryFindings implements FindingsSource {
  /** What was asked of which position. */
  readonly asked: string[] = [];

  constructor(
    private readonly entries: readonly WaveEntry[],
    private readonly itemCounts: ReadonlyMap<string, readonly ItemCounts[]> = new Map(),
  ) {}

  async waves({ surveys, cluster, regions, instrument }: WaveFilter, asOf: number): Promise<WaveEntry[]> {
    this.asked.push(`waves@${asOf}`);
    return this.entries.filter(
      (wave) =>
        wave.opened <= asOf &&
        (surveys === undefined || surveys.includes(wave.survey)) &&
        (cluster === undefined || cluster === wave.cluster) &&
        (instrument === undefined || instrument.key === wave.instrument.key) &&
        (regions === undefined ||
          regions.some((code) => wave.region === code || wave.region.startsWith(`${code}.`))),
    );
  }

  async counts(surveys: readonly string[], asOf: number): Promise<Map<string, readonly ItemCounts[]>> {
    this.asked.push(`counts@${asOf}`);
    return new Map(surveys.map((survey) => [survey, this.itemCounts.get(survey) ?? []]));
  }

  async panel(before: string, after: string, asOf: number): Promise<PanelCounts> {
    this.asked.push(`panel ${before} ${after}@${asOf}`);
    return { both: 0, onlyBefore: 0, onlyAfter: 0, items: [] };
  }

  async nominations(_survey: string, asOf: number) {
    this.asked.push(`nominations@${asOf}`);
    return { respondents: ['A', 'B'], nominations: [{ from: 'A', linkage: 'peer' as const, to: 'B' }] };
  }

  async answers(): Promise<AnswersPage> {
    return { rows: [], next: null };
  }
}

/** A log of instruments and waves, as far as the library looks at it. */
export class MemoryLog {
  private readonly streams = new Map<string, Entry[]>();

  constructor(instruments: readonly InstrumentContent[]) {
    for (const content of instruments) {
      const { hash } = instrumentRefOf(content);
      this.add(instrumentStreamId(content.key), 'instrument', 0, [
        event('InstrumentPublished', { content, hash }),
      ]);
    }
  }

  /** Adds an entry; its id is its position. */
  add(stream: string, category: string, position: number, events: Entry['events']): this {
    const entries = this.streams.get(stream) ?? [];
    const entry = { id: position, stream, category, version: entries.length + 1, events } as Entry;
    this.streams.set(stream, [...entries, entry]);
    return this;
  }

  readonly readStream = async (stream: string, { asOf = Infinity } = {}): Promise<Entry[]> =>
    (this.streams.get(stream) ?? []).filter(({ id: position }) => position <= asOf);

  readonly positionOf = async (position: number): Promise<number> => position;
}

/** Codes of one item with their counts, and reasons for no answer. */
export const itemCounts = (
  item: string,
  codes: Readonly<Record<string, number>>,
  missing: Readonly<Partial<Record<NonResponse, number>>> = {},
): ItemCounts => ({ item, codes, missing });
