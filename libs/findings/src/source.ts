import type { NonResponse, ReportWave } from '@app/contracts';
import type { ItemCounts, Nomination, PanelCounts } from '@app/reports';

/** A wave as the read model lists it: what reports say of it, and where it stands in the programme and the log. */
export interface WaveEntry extends ReportWave {
  readonly region: string;
  /** Position of the wave's first entry. */
  readonly opened: number;
  /** Position at which it was closed; null while it is open. */
  readonly closedAt: number | null;
}

/** Which waves; what is absent lets every wave through that was not withdrawn. */
export interface WaveFilter {
  readonly surveys?: readonly string[];
  readonly cluster?: string;
  /** Region codes, each with the regions below it. */
  readonly regions?: readonly string[];
  readonly instrument?: { readonly key: string; readonly version?: number };
}

/** One respondent's answer to one item, as it counts. */
export interface AnswerRow {
  readonly survey: string;
  readonly respondent: string;
  readonly item: string;
  readonly code: string | null;
  /** Whom the respondent named; null for items that ask for a choice. */
  readonly names: readonly string[] | null;
  readonly missing: NonResponse | null;
  readonly answeredOn: string;
  /** Whether it came or was corrected after the wave was closed. */
  readonly late: boolean;
}

/** The answers behind a cell, as the cell's `source` names them. */
export interface AnswersWhere {
  readonly surveys: readonly string[];
  readonly item: string;
  /** Answers with one of these codes; all that answered when null. */
  readonly codes: readonly string[] | null;
  /** Also those who did not answer, for one of these reasons. */
  readonly missing: readonly NonResponse[];
}

export interface AnswersPage {
  readonly rows: readonly AnswerRow[];
  /** Where the next page begins; null after the last. */
  readonly next: string | null;
}

/** What reports need of the read models. Every read is of a position of the log. */
export interface FindingsSource {
  waves(filter: WaveFilter, asOf: number): Promise<readonly WaveEntry[]>;
  /** By survey; a wave without answers has no counts. */
  counts(surveys: readonly string[], asOf: number): Promise<ReadonlyMap<string, readonly ItemCounts[]>>;
  panel(before: string, after: string, asOf: number): Promise<PanelCounts | null>;
  nominations(
    survey: string,
    asOf: number,
  ): Promise<{ readonly respondents: readonly string[]; readonly nominations: readonly Nomination[] }>;
  answers(
    where: AnswersWhere,
    page: { readonly after?: string; readonly limit: number },
    asOf: number,
  ): Promise<AnswersPage>;
}
