import type { InstrumentContent, Linkage, NonResponse, ReportWave } from '@app/contracts';

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

/** How respondents who answered an item in both waves moved: code before → code after → respondents. */
export interface ItemMoves {
  readonly item: string;
  readonly moves: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The respondents of two waves of one cluster, matched by their codes. */
export interface PanelCounts {
  readonly both: number;
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  /** Choice items that both waves ask. */
  readonly items: readonly ItemMoves[];
}

/** Two waves of one cluster with the same instrument, in the order of their periods. */
export interface WavePair {
  /** null when the cluster has one wave only: a level, and no change. */
  readonly before: WaveCounts | null;
  readonly after: WaveCounts;
  /** null where respondents cannot be matched. */
  readonly panel: PanelCounts | null;
}

/** Whom a respondent says to work with, as given: a respondent's code, or a short name of some other body. */
export interface Nomination {
  readonly from: string;
  readonly linkage: Linkage;
  readonly to: string;
}

/** Who named whom in one wave. */
export interface WaveNominations {
  readonly wave: ReportWave;
  readonly instrument: InstrumentContent;
  /** Codes of all respondents that are counted, also of those who named nobody. */
  readonly respondents: readonly string[];
  readonly nominations: readonly Nomination[];
}
