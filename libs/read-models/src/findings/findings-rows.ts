import type { Answer, NonResponse } from '@app/contracts';
import type { importFormats } from '@app/programme';

/** A wave as it stood at a position. */
export interface WaveEntry {
  readonly survey: string;
  readonly cluster: string;
  readonly region: string;
  /** How tables name the place. */
  readonly location: string;
  readonly instrument: { readonly key: string; readonly version: number; readonly hash: string };
  readonly method: 'interview' | 'consensus';
  readonly period: { readonly from: string; readonly until: string };
  /** N. */
  readonly population: number;
  /** Respondents counted. */
  readonly respondents: number;
  readonly status: 'open' | 'closed' | 'withdrawn';
  readonly closedOn: string | null;
  /** Position of the closing. */
  readonly closedAt: number | null;
  readonly synthetic: boolean;
  /** Answers, corrections and withdrawals after the closing; null while there are none. */
  readonly restated: {
    readonly since: number;
    readonly entries: number;
    readonly closedAt: number;
  } | null;
  /** Position of the wave's first entry. */
  readonly enrolled: number;
}

export interface WaveFilter {
  readonly surveys?: readonly string[];
  readonly clusters?: readonly string[];
  /** Codes; each stands for the regions below it too. */
  readonly regions?: readonly string[];
  readonly instrument?: { readonly key: string; readonly version?: number };
  readonly status?: readonly WaveEntry['status'][];
}

/** How one item of a wave was answered. */
export interface CountedItem {
  readonly item: string;
  /** option code → respondents */
  readonly codes: Readonly<Record<string, number>>;
  /** why there is no answer → respondents */
  readonly missing: Readonly<Partial<Record<NonResponse, number>>>;
}

/** The respondents of two waves, matched by their codes. */
export interface PanelEntry {
  readonly both: number;
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  readonly items: readonly {
    readonly item: string;
    /** code before → code after → respondents */
    readonly moves: Readonly<Record<string, Readonly<Record<string, number>>>>;
  }[];
}

/** Whom a respondent named at an item. */
export interface NamedEntry {
  readonly from: string;
  readonly item: string;
  readonly to: string;
}

/** One respondent's answers, as they read at a position. */
export interface ResponseEntry {
  readonly response: string;
  readonly survey: string;
  /** A pseudonym. */
  readonly respondent: string;
  readonly answeredOn: string;
  readonly answers: readonly Answer[];
  readonly import: string | null;
  readonly row: number | null;
  /** Whether it came to count, or was corrected, after the wave was closed. */
  readonly late: boolean;
  readonly corrections: number;
}

/** Which answers: those of a report's cell, or all of a wave. */
export interface AnswersWhere {
  readonly surveys: readonly string[];
  readonly item?: string;
  /** Only answers with one of these codes. */
  readonly codes?: readonly string[];
  /** Only items without an answer, for one of these reasons. */
  readonly missing?: readonly string[];
}

/** The last row of a page, as `answers` gave it. */
export interface AnswersCursor {
  readonly survey: string;
  readonly respondent: string;
}

export interface AnswersPage {
  readonly rows: readonly ResponseEntry[];
  /** null on the last page. */
  readonly next: AnswersCursor | null;
}

export interface ImportEntry {
  readonly import: string;
  readonly survey: string;
  /** SHA-256 of the file. */
  readonly file: string;
  readonly format: (typeof importFormats)[number];
  readonly bytes: number;
  readonly rows: number;
  readonly problems: number;
  readonly status: 'checked' | 'started' | 'committed' | 'dropped';
  /** Whether its rows came to count after the wave was closed. */
  readonly late: boolean;
  readonly enrolled: number;
}
