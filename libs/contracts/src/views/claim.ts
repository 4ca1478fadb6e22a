import { z } from 'zod';
import { claimOutcomes, claimStates } from '../lists.js';
import { instant, regionCode, uuid } from '../primitives.js';
import { claimCell, claimUnits } from '../survey/claim-cells.js';
import { claimReport } from '../survey/claim-report.js';
import { bilingualView } from './common.js';

/** A range of numbers, its ends rounded to six decimals; an end that is null is open without limit. */
export const claimIntervalView = z.strictObject({
  low: z.string().nullable(),
  lowClosed: z.boolean(),
  high: z.string().nullable(),
  highClosed: z.boolean(),
  /** `[2,167; 3,167)`, in English `[2.167, 3.167)` */
  text: bilingualView,
});
export type ClaimIntervalView = z.output<typeof claimIntervalView>;

/** How the rows of a table are weighted when they are put together: an assumption, and named as one. */
export const claimWeightingView = z.strictObject({
  kind: z.enum(['none', 'by-n']),
  /** The table of the report whose n are the weights; null for none and for n from elsewhere. */
  table: z.string().nullable(),
  /** The weights in the order of the inputs; null without weights. */
  n: z.array(z.int().min(0)).nullable(),
  text: bilingualView,
});

/** One way of recomputing a figure. */
export const claimTryView = z.strictObject({
  weighting: claimWeightingView,
  /** With the numbers: `(17 + 3) ÷ 34 = 58,823… %` */
  formula: bilingualView,
  /** At the printed precision, rounded half away from zero; null where an input was not printed. */
  recomputed: z.string().nullable(),
  /** Everything that unrounded inputs behind the printed ones can give. */
  interval: claimIntervalView.nullable(),
  /** Where that meets what rounds to the printed figure; null where it does not. */
  overlap: claimIntervalView.nullable(),
  outcome: claimOutcomes.schema,
});
export type ClaimTryView = z.output<typeof claimTryView>;

/** What the figure comes to if the named n are the respondents behind it and each answered a whole number. */
export const claimAssumptionView = z.strictObject({
  kind: z.literal('whole-respondents'),
  /** Whose n, and the weighting. */
  text: bilingualView,
  table: z.string().nullable(),
  weighting: z.enum(['none', 'by-n']),
  outcome: z.enum(['possible', 'impossible', 'undecided']),
  result: bilingualView,
});
export type ClaimAssumptionView = z.output<typeof claimAssumptionView>;

export const claimRelationKinds = ['share', 'sum', 'column-sum', 'mean', 'average', 'bounds'] as const;

/** One rule that ties the figure to others. */
export const claimRelationView = z.strictObject({
  kind: z.enum(claimRelationKinds),
  rule: bilingualView,
  inputs: z.array(claimCell),
  tries: z.array(claimTryView),
  assumptions: z.array(claimAssumptionView),
  outcome: claimOutcomes.schema,
});
export type ClaimRelationView = z.output<typeof claimRelationView>;

export const claimVerdictView = z.strictObject({
  /** `K-047`: in the order of the tables, each followed by the sentences after it. */
  number: z.string().regex(/^K-\d{3,}$/),
  /** null for a sentence. */
  cell: claimCell.nullable(),
  /** The sentence's place in the report; null for a cell. */
  statement: z.int().min(0).nullable(),
  /** `Tabel 5, Ceper, pasif` */
  label: bilingualView,
  /** null for words. */
  unit: z.enum(claimUnits).nullable(),
  /** As printed; null when it was not, or for words. */
  printed: z.string().nullable(),
  recomputed: z.string().nullable(),
  /** What rounds to the printed figure. */
  target: claimIntervalView.nullable(),
  outcome: claimOutcomes.schema,
  why: bilingualView,
  relations: z.array(claimRelationView),
});
export type ClaimVerdict = z.output<typeof claimVerdictView>;

export const claimFindingCodes = [
  'more-than-interviewed',
  'mean-outside-bounds',
  'minimum-above-maximum',
  'outside-scale',
  'parts-do-not-sum',
  'percent-off-count',
  'percentages-do-not-sum',
  'average-off-values',
  'same-cells-different-averages',
  'identical-counts',
  'repeated-title',
  'missing-cells',
] as const;

/** Something that tables show when they are read together, or a slip inside one. */
export const claimFindingView = z.strictObject({
  code: z.enum(claimFindingCodes),
  /** `contradiction`: cannot all be right; `doubt`: can, and should be looked at; `note`: worth knowing. */
  severity: z.enum(['contradiction', 'doubt', 'note']),
  text: bilingualView,
  cells: z.array(claimCell),
  /** Keys of the tables concerned. */
  tables: z.array(z.string()),
});
export type ClaimFinding = z.output<typeof claimFindingView>;

const checked = {
  verdicts: z.array(claimVerdictView),
  findings: z.array(claimFindingView),
  counts: z.record(claimOutcomes.schema, z.int().min(0)),
};

/** A checked report. */
export const claimVerdictsView = z.strictObject(checked);
export type ClaimVerdicts = z.output<typeof claimVerdictsView>;

/** A report that was checked without being entered: the report as it was read, and what was found. */
export const claimCheckView = z.strictObject({ report: claimReport, ...checked });
export type ClaimCheckView = z.output<typeof claimCheckView>;

/** A report that was entered, with every figure checked. */
export const claimView = z.strictObject({
  claim: uuid,
  version: z.int().min(1),
  /** null for a report about the whole country. */
  region: regionCode.nullable(),
  status: claimStates.schema,
  /** Since when it is out; null before. */
  publishedAt: instant.nullable(),
  revisions: z.int().min(0),
  revisionsSincePublished: z.int().min(0),
  /** Which wave of ours asked in a location of the report. */
  compare: z.array(z.strictObject({ location: z.string(), survey: uuid })),
  report: claimReport,
  ...checked,
});
export type ClaimView = z.output<typeof claimView>;

export const claimEntryView = z.strictObject({
  claim: uuid,
  region: regionCode.nullable(),
  title: z.string(),
  source: z.string(),
  status: claimStates.schema,
  /** Position of its first entry. */
  entered: z.int(),
});
export type ClaimEntryView = z.output<typeof claimEntryView>;

export const claimPageView = z.strictObject({
  rows: z.array(claimEntryView),
  /** `cursor` of the next page; null on the last. */
  next: z.int().nullable(),
});
export type ClaimPageView = z.output<typeof claimPageView>;

/** A printed figure beside the one that answers of ours give. */
export const claimComparisonView = z.strictObject({
  cell: claimCell,
  label: bilingualView,
  unit: z.enum(claimUnits),
  printed: z.string(),
  /** At the printed precision. */
  ours: z.string(),
  /** Ours less the printed one, at the printed precision. */
  difference: z.string(),
  n: z.int().min(0).nullable(),
  /** The wave; null for a row over several. */
  survey: uuid.nullable(),
  /** How our row over several waves weighs them; a published row may have done otherwise. */
  weighting: z.enum(['none', 'by-n']),
  /** Whether made-up respondents are behind our figure. */
  synthetic: z.boolean(),
});
export type ClaimComparison = z.output<typeof claimComparisonView>;

const comparedWave = { location: z.string(), survey: uuid };

/** A report's printed figures beside those of the waves that it is compared with, as of one position. */
export const claimComparisonPageView = z.strictObject({
  claim: uuid,
  version: z.int().min(1),
  position: z.int(),
  recordedAt: instant.nullable(),
  waves: z.array(z.strictObject(comparedWave)),
  /** Waves that it names too, and why they say nothing here. */
  leftOut: z.array(
    z.strictObject({
      ...comparedWave,
      why: z.enum(['forbidden', 'not-yet', 'withdrawn']),
      text: bilingualView,
    }),
  ),
  /** In the order of the published tables. */
  rows: z.array(claimComparisonView),
  /** Rows whose figures differ at the printed precision. */
  differing: z.int().min(0),
  /** Whether made-up respondents are behind any of our figures. */
  synthetic: z.boolean(),
});
export type ClaimComparisonPage = z.output<typeof claimComparisonPageView>;
