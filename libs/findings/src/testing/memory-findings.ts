import type { InstrumentContent } from '@app/contracts';
import type { Entry } from '@app/eventsourcing';
import { event, instrumentRefOf, instrumentStreamId } from '@app/programme';
import type { CountedItem, WaveEntry as ListedWave } from '@app/read-models';
import type { AnswersPage, FindingsSource, ResponseEntry, WaveEntry, WaveFilter } from '../source.js';

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
    enrolled: number,
    closedAt: 100,
    ...own,
  };
}

/** Waves in memory: what the read model would answer, for the logic of choosing among them. */
export class MemoryFindings implements FindingsSource {
  /** What was asked of which position. */
  readonly asked: string[] = [];

  constructor(
    private readonly entries: readonly ListedWave[],
    private readonly counted: ReadonlyMap<string, CountedItem[]> = new Map(),
    private readonly responses: readonly ResponseEntry[] = [],
  ) {}

  async waves(
    { surveys, clusters, regions, instrument, status }: WaveFilter,
    asOf?: number,
  ): Promise<ListedWave[]> {
    this.asked.push(`waves@${asOf}`);
    return this.entries.filter(
      (wave) =>
        wave.enrolled <= (asOf ?? Infinity) &&
        (surveys?.includes(wave.survey) ?? true) &&
        (clusters?.includes(wave.cluster) ?? true) &&
        (status?.includes(wave.status) ?? true) &&
        (instrument === undefined || instrument.key === wave.instrument.key) &&
        (regions?.some((code) => wave.region === code || wave.region.startsWith(`${code}.`)) ?? true),
    );
  }

  async counts(surveys: readonly string[], asOf?: number): Promise<Map<string, CountedItem[]>> {
    this.asked.push(`counts@${asOf}`);
    return new Map(surveys.map((survey) => [survey, this.counted.get(survey) ?? []]));
  }

  async panel(before: string, after: string, asOf?: number) {
    this.asked.push(`panel ${before} ${after}@${asOf}`);
    return { both: 0, onlyBefore: 0, onlyAfter: 0, items: [] };
  }

  async nominations(_survey: string, asOf?: number) {
    this.asked.push(`nominations@${asOf}`);
    return { respondents: ['A', 'B'], named: [{ from: 'A', item: 'peer-partners', to: 'B' }] };
  }

  /** One response a page, whatever the limit. */
  async answers(
    _where: object,
    { after }: { readonly after?: { readonly respondent: string } },
  ): Promise<AnswersPage> {
    const index =
      after === undefined
        ? 0
        : this.responses.findIndex(({ respondent }) => respondent === after.respondent) + 1;
    const row = this.responses[index];
    const next = index + 1 < this.responses.length ? row! : null;
    return { rows: row === undefined ? [] : [row], next };
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

  readonly readStream = async (stream: string): Promise<Entry[]> => this.streams.get(stream) ?? [];

  readonly positionOf = async (position: number): Promise<number> => position;
}
