import { z } from 'zod';
import { linkages, nonResponses, surveyMethods } from '../lists.js';
import { day, instant, uuid } from '../primitives.js';
import { instrumentRef } from '../survey/instrument.js';
import { bilingualView } from './common.js';

/** What a number counts or measures; a reader's formats and an export's number formats follow from it. */
export const cellKinds = [
  'count',
  'percent',
  'mean',
  'minimum',
  'maximum',
  'spread',
  'total',
  'difference',
  'index',
] as const;

/** Rounding is half away from zero, from the exact number, once. */
export const roundingView = z.strictObject({
  rule: z.literal('half-away-from-zero'),
  decimals: z.int().min(0).max(6),
});

/** A count that a percentage or a mean stands on. */
export const baseView = z.strictObject({
  /** `answered`, `yes`, `asked`, `panel`, `firms` … */
  code: z.string(),
  n: z.int().min(0),
  text: bilingualView,
});

/** Where a cell's answers are: what the drill-down asks for. */
export const cellSourceView = z.strictObject({
  surveys: z.array(uuid),
  item: z.string(),
  /** Only answers with one of these codes are in the cell; all that answered when null. */
  codes: z.array(z.string()).nullable(),
  /** The cell counts who did not answer, for one of these reasons; absent in every other cell. */
  missing: z.array(nonResponses.schema).optional(),
});

/** One number with everything that a reader must know of it. */
export const reportCellView = z.strictObject({
  kind: z.enum(cellKinds),
  /** Rounded as `rounding` says, a decimal with a point: `33.3`; null where there is none (see `why`). */
  value: z.string().nullable(),
  /** As computed, up to 12 decimals. */
  exact: z.string().nullable(),
  /** Answers that the number rests on; null where telling it would give a suppressed number away. */
  n: z.int().min(0).nullable(),
  /** The population of the wave or waves; null where it is not one number. */
  population: z.int().min(0).nullable(),
  base: baseView.nullable(),
  weighting: z.enum(['none', 'by-n']),
  rounding: roundingView,
  /** Why there is no value: `no-answers`, `suppressed`, `one-wave`, `one-location`, `not-comparable`. */
  why: z.string().nullable(),
  source: cellSourceView.nullable(),
  /** Codes of the table's notes that speak of this cell. */
  notes: z.array(z.string()),
});
export type ReportCell = z.output<typeof reportCellView>;

export const reportNoteView = z.strictObject({ code: z.string(), text: bilingualView });
export type ReportNote = z.output<typeof reportNoteView>;

export const reportColumnView = z.strictObject({
  key: z.string(),
  label: bilingualView,
  /** Columns of one group stand under one heading. */
  group: bilingualView.nullable(),
});
export type ReportColumn = z.output<typeof reportColumnView>;

export const reportRowView = z.strictObject({
  key: z.string(),
  label: bilingualView,
  kind: z.enum(['location', 'total', 'category']),
  survey: uuid.nullable(),
  /** By column key; a cell that makes no sense in a row is absent. */
  cells: z.record(z.string(), reportCellView),
});
export type ReportRow = z.output<typeof reportRowView>;

export const reportTableView = z.strictObject({
  /** `dynamics`, `cooperation-peer` … */
  key: z.string(),
  /** The chapter's number of this table, `4`; null for tables that it does not have. */
  number: z.string().nullable(),
  title: bilingualView,
  columns: z.array(reportColumnView),
  rows: z.array(reportRowView),
  notes: z.array(reportNoteView),
});
export type ReportTable = z.output<typeof reportTableView>;

/** Answers or corrections that came after the wave was closed, and what the wave read before them. */
export const restatedView = z.strictObject({
  /** Position of the first late entry. */
  since: z.int(),
  /** Late answers, corrections and withdrawals up to the report's position. */
  entries: z.int(),
  /** Position at which the wave was closed: the report as first published is the report as of there. */
  closedAt: z.int(),
});

export const reportWaveView = z.strictObject({
  survey: uuid,
  cluster: uuid,
  /** As the chapter's first column: the cluster's name or a shorter one. */
  location: z.string(),
  instrument: instrumentRef,
  method: surveyMethods.schema,
  period: z.strictObject({ from: day, until: day }),
  /** N, as known at the report's position. */
  population: z.int(),
  /** Respondents counted. */
  respondents: z.int(),
  status: z.enum(['open', 'closed']),
  closedOn: day.nullable(),
  synthetic: z.boolean(),
  restated: restatedView.nullable(),
});
export type ReportWave = z.output<typeof reportWaveView>;

/** What a drawing of a cooperation network needs; its numbers are in the report's tables. */
export const reportNetworkView = z.strictObject({
  survey: uuid,
  /** Respondents by their codes, other bodies by the names given. */
  nodes: z.array(z.strictObject({ key: z.string(), respondent: z.boolean(), component: z.int().min(1) })),
  /** One per pair that named and was named; `reciprocated` when the other names back in the counter-linkage. */
  edges: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      linkages: z.array(linkages.schema),
      reciprocated: z.boolean(),
    }),
  ),
});
export type ReportNetwork = z.output<typeof reportNetworkView>;

export const reportKinds = [
  'dynamics',
  'cooperation',
  'problem-handling',
  'non-response',
  'change',
  'comparison',
  'network',
] as const;
export type ReportKind = (typeof reportKinds)[number];

/** A whole report: tables with their notes, the waves they rest on, and the moment of the log. */
export const reportView = z.strictObject({
  kind: z.enum(reportKinds),
  title: bilingualView,
  /** Every number is of this position of the log and no other. */
  position: z.int().min(-1),
  /** When that position was recorded: ISO 8601 UTC; null before the first entry. */
  recordedAt: instant.nullable(),
  waves: z.array(reportWaveView),
  tables: z.array(reportTableView),
  notes: z.array(reportNoteView),
  /** One per wave, of a network report only. */
  networks: z.array(reportNetworkView).optional(),
  /** Whether any wave holds made-up respondents: every screen, export and print says so. */
  synthetic: z.boolean(),
});
export type Report = z.output<typeof reportView>;
