import type { Report, ReportNote } from '@app/contracts';
import { text } from '@app/contracts';
import type { EventStore } from '@app/eventsourcing';
import type { ReportMoment, WaveCounts, WaveNominations, WavePair } from '@app/reports';
import {
  changeReport,
  comparisonReport,
  cooperationReport,
  dynamicsReport,
  networkReport,
  nonResponseReport,
  problemHandlingReport,
} from '@app/reports';
import type { Answered, ReportAnswer, ReportAsk } from './ask.js';
import { EVERYWHERE, reportWaveOf } from './ask.js';
import { chooseWaves } from './choose/choose-waves.js';
import { findWaves } from './choose/find-waves.js';
import { series } from './choose/order.js';
import { InstrumentShelf } from './instruments.js';
import type { FindingsSource, WaveEntry } from './source.js';

/** Reports that are made from the counts of waves alone. */
const FROM_COUNTS = {
  dynamics: dynamicsReport,
  cooperation: cooperationReport,
  'problem-handling': problemHandlingReport,
  'non-response': nonResponseReport,
  comparison: comparisonReport,
} as const;

/** Two readers of one region may see different clusters of it: the report says so, lest it pass for the whole. */
const LIMITED: ReportNote = {
  code: 'limited-scope',
  text: text(
    'Hanya memuat klaster yang boleh dibaca peran Anda; masih ada klaster lain di daerah yang dipilih.',
    'Holds the clusters that your roles may read only; there are others in the region chosen.',
  ),
};

/** Makes the reports: chooses waves, reads their counts as of one position, and computes. */
export class ReportService {
  readonly instruments: InstrumentShelf;

  constructor(
    private readonly source: FindingsSource,
    private readonly store: Pick<EventStore, 'readStream' | 'positionOf'>,
  ) {
    this.instruments = new InstrumentShelf(store);
  }

  /**
   * A report as of one position of the log: the same ask gives the same report for ever, apart from what has been
   * erased since.
   *
   * @returns the report, or every reason why there is none
   * @throws the database's error
   */
  async report(ask: ReportAsk): Promise<ReportAnswer> {
    const found = await findWaves(this.source, this.store, ask);
    if (!found.ok) return found;
    const families = await this.familiesOf(found.waves);
    const chosen = chooseWaves(ask, found.waves, families);
    if (!chosen.ok) return chosen;
    const notes = found.limited ? [...chosen.notes, LIMITED] : chosen.notes;
    const report = withNotes(await this.made(ask, chosen.waves), notes);
    return { ok: true, report, regions: chosen.waves.map(({ region }) => region) };
  }

  /**
   * The reports that given waves feed: of dynamics, cooperation and problem handling those whose instrument some of
   * them asked, each over its own waves in the order given.
   *
   * @returns none for no waves; else every reason why a wave cannot be used
   */
  async reportsOfWaves(
    surveys: readonly string[],
    moment: ReportMoment,
  ): Promise<Answered<{ readonly reports: readonly Report[] }>> {
    const found = await findWaves(this.source, this.store, { surveys, moment, scope: EVERYWHERE });
    if (!found.ok) return found;
    const counted = await this.counted(found.waves, moment.position);
    const reports = (['dynamics', 'cooperation', 'problem-handling'] as const).flatMap((kind) =>
      counted.some(({ instrument }) => instrument.family === kind)
        ? [FROM_COUNTS[kind](counted, moment)]
        : [],
    );
    return { ok: true, reports };
  }

  private made(ask: ReportAsk, waves: readonly WaveEntry[]): Promise<Report> {
    if (ask.kind === 'network') return this.network(ask, waves);
    if (ask.kind === 'change') return this.change(ask, waves);
    const { kind, moment } = ask;
    return this.counted(waves, moment.position).then((counted) => FROM_COUNTS[kind](counted, moment));
  }

  private async network({ moment, without }: ReportAsk, waves: readonly WaveEntry[]): Promise<Report> {
    const all = await Promise.all(waves.map((wave) => this.nominated(wave, moment.position)));
    return networkReport(all, moment, without === undefined ? {} : { without });
  }

  private async nominated(entry: WaveEntry, position: number): Promise<WaveNominations> {
    const instrument = await this.instruments.of(entry.instrument);
    const { respondents, named } = await this.source.nominations(entry.survey, position);
    const linkageOf = new Map(instrument.items.map(({ id, linkage }) => [id, linkage]));
    const nominations = named.flatMap(({ from, item, to }) => {
      const linkage = linkageOf.get(item);
      return linkage === undefined ? [] : [{ from, linkage, to }];
    });
    return { wave: reportWaveOf(entry), instrument, respondents, nominations };
  }

  private async change({ moment }: ReportAsk, waves: readonly WaveEntry[]): Promise<Report> {
    const counted = await this.counted(waves, moment.position);
    const of = ({ survey }: WaveEntry): WaveCounts => counted.find(({ wave }) => wave.survey === survey)!;
    const pairs = series(waves).flatMap(stepsOf);
    const all = pairs.map(async ({ before, after }): Promise<WavePair> => ({
      before: before && of(before),
      after: of(after),
      panel: before && (await this.source.panel(before.survey, after.survey, moment.position)),
    }));
    return changeReport(await Promise.all(all), moment);
  }

  /** Counts in the order of the waves. */
  private async counted(waves: readonly WaveEntry[], position: number): Promise<WaveCounts[]> {
    const counts = await this.source.counts(
      waves.map(({ survey }) => survey),
      position,
    );
    return Promise.all(
      waves.map(async (entry) => ({
        wave: reportWaveOf(entry),
        instrument: await this.instruments.of(entry.instrument),
        items: counts.get(entry.survey) ?? [],
      })),
    );
  }

  private async familiesOf(waves: readonly WaveEntry[]) {
    const known = new Map(waves.map(({ instrument }) => [instrument.hash, instrument]));
    const contents = await Promise.all([...known.values()].map((ref) => this.instruments.of(ref)));
    return new Map([...known.keys()].map((hash, index) => [hash, contents[index]!.family]));
  }
}

/** Each wave with the one before it; a single wave alone. */
function stepsOf(group: readonly WaveEntry[]): { before: WaveEntry | null; after: WaveEntry }[] {
  if (group.length === 1) return [{ before: null, after: group[0]! }];
  return group.slice(1).map((after, index) => ({ before: group[index]!, after }));
}

const withNotes = (report: Report, notes: readonly ReportNote[]): Report =>
  notes.length === 0 ? report : { ...report, notes: [...report.notes, ...notes] };
