import type { InstrumentContent, NonResponse, ReportWave } from '@app/contracts';

/** How one item of a wave was answered: enough for every count, share, mean, minimum and maximum. */
export interface ItemCounts {
  readonly item: string;
  /** option code → respondents who chose it */
  readonly codes: Readonly<Record<string, number>>;
  /** why there is no answer → respondents; who was not asked by a skip rule is not counted at all */
  readonly missing: Readonly<Partial<Record<NonResponse, number>>>;
}

/** A wave at a position of the log, as the read model counts it. */
export interface WaveCounts {
  readonly wave: ReportWave;
  readonly instrument: InstrumentContent;
  readonly items: readonly ItemCounts[];
}

/** The moment of the log that a report is of. */
export interface ReportMoment {
  readonly position: number;
  /** ISO 8601 UTC; null before the first entry. */
  readonly recordedAt: string | null;
}
