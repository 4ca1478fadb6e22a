import { z } from 'zod';
import { linkages } from '../lists.js';
import { messages } from '../messages.js';
import { name, note, textOf } from '../primitives.js';
import { bilingual, itemId } from './instrument.js';

/**
 * Published tables as claims (chapter IV, Tables 3 to 8): what was printed, mistakes included, and nothing else.
 * A figure is a decimal text, so that its precision is kept (`50.0` is not `50`); null is a cell that was not
 * printed. A row of totals or averages is known by its kind, never by its words.
 */

/** A mean, a score, an end of a scale: up to five digits and four decimals, of either sign. */
export const printedScore = z
  .string()
  .max(12)
  .regex(/^(?!-0(\.0*)?$)-?(0|[1-9]\d{0,4})(\.\d{1,4})?$/, messages.printedScore.en);
/** Firms, answers: whole, not negative, up to seven digits. */
export const printedCount = z
  .string()
  .max(7)
  .regex(/^(0|[1-9]\d*)$/, messages.printedCount.en);
/** Up to three digits and four decimals. More than 100 may have been printed, and is then found. */
export const printedPercent = z
  .string()
  .max(8)
  .regex(/^(0|[1-9]\d{0,2})(\.\d{1,4})?$/, messages.printedPercent.en);

export const claimTableKey = itemId;

/** What is read in or odd about a row or a table, in the words of whoever entered it. */
const remark = z.strictObject({ id: note, en: note });

const columns = (min: number) =>
  z
    .array(z.strictObject({ key: itemId, label: bilingual }))
    .min(min)
    .max(30);

const scale = z
  .strictObject({ min: printedScore, max: printedScore })
  .refine(({ min, max }) => Number(min) < Number(max), messages.claimScale.en);

const head = {
  /** Its name inside the report, by which sentences point at its cells: `table-4`. */
  key: claimTableKey,
  /** As printed: `4`, `4.2a`; null when the table has none. */
  number: textOf(20).nullable(),
  title: textOf(300),
  source: textOf(300).nullable(),
  /** The year that its data are of, where it is printed. */
  year: z.int().min(1900).max(2199).nullable(),
  notes: z.array(remark).max(20),
};
const rowHead = { label: name, note: remark.optional() };
const MAX_ROWS = 200;

export const claimRowKinds = ['location', 'total', 'average'] as const;
export type ClaimRowKind = (typeof claimRowKinds)[number];

interface RawTable {
  readonly rows: readonly { readonly kind: ClaimRowKind; readonly label: string }[];
}
type Refuse = (message: string, ...path: (string | number)[]) => void;
type Context = z.core.$RefinementCtx;

const refuser =
  (context: Context): Refuse =>
  (message, ...path) =>
    context.addIssue({ code: 'custom', message, path });

/** @returns a name as names are compared: case, width and spacing aside */
export const nameKey = (text: string): string =>
  text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

function checkRows({ rows }: RawTable, refuse: Refuse): void {
  const seen = new Set<string>();
  let summaries = 0;
  rows.forEach(({ kind, label }, index) => {
    if (seen.has(nameKey(label))) refuse(messages.claimRowTwice.en, 'rows', index, 'label');
    seen.add(nameKey(label));
    if (kind !== 'location' && ++summaries > 1) refuse(messages.claimSummaryTwice.en, 'rows', index, 'kind');
  });
  if (summaries === rows.length) refuse(messages.claimNoLocation.en, 'rows');
}

function checkColumns(
  field: string,
  keys: readonly { readonly key: string }[],
  rows: readonly (readonly unknown[])[],
  cells: string,
  refuse: Refuse,
): void {
  const seen = new Set<string>();
  keys.forEach(({ key }, index) => {
    if (seen.has(key)) refuse(messages.claimColumnTwice.en, field, index, 'key');
    if (['yes', 'no', 'total'].includes(key)) refuse(messages.claimColumnReserved.en, field, index, 'key');
    seen.add(key);
  });
  rows.forEach((row, index) => {
    if (row.length !== keys.length) refuse(messages.claimColumns.en, 'rows', index, cells);
  });
}

const triple = z.strictObject({
  mean: printedScore.nullable(),
  min: printedScore.nullable(),
  max: printedScore.nullable(),
});

/** Table 3: a mean, a minimum and a maximum per location and indicator. */
export const dynamicsClaimTable = z
  .strictObject({
    shape: z.literal('dynamics'),
    ...head,
    /** The legend's ends; null when none is printed. */
    scale: scale.nullable(),
    indicators: columns(1),
    /** What the last column gives of a row's means; null when there is no such column. */
    totals: z.enum(['sum', 'mean']).nullable(),
    rows: z
      .array(
        z.strictObject({
          kind: z.enum(['location', 'average']),
          ...rowHead,
          cells: z.array(triple).max(30),
          total: printedScore.nullable(),
        }),
      )
      .min(1)
      .max(MAX_ROWS),
  })
  .superRefine((table, context) => {
    const refuse = refuser(context);
    checkRows(table, refuse);
    const cells = table.rows.map((row) => row.cells);
    checkColumns('indicators', table.indicators, cells, 'cells', refuse);
    table.rows.forEach(({ total }, index) => {
      if (table.totals === null && total !== null) refuse(messages.claimNoTotals.en, 'rows', index, 'total');
    });
  });

const counted = z.strictObject({ count: printedCount.nullable(), percent: printedPercent.nullable() });

/** Tables 4 to 7: how many cooperate, how many do not, and how those who do go about it. */
export const cooperationClaimTable = z
  .strictObject({
    shape: z.literal('cooperation'),
    ...head,
    /** With whom; null for a table about something else that prints yes and no. */
    linkage: linkages.schema.nullable(),
    /** Columns that split the yes: passive, active, proactive; none in Table 7. */
    modes: columns(0),
    rows: z
      .array(
        z.strictObject({
          kind: z.enum(['location', 'total']),
          ...rowHead,
          yes: counted,
          no: counted,
          modes: z.array(counted).max(30),
          total: printedCount.nullable(),
        }),
      )
      .min(1)
      .max(MAX_ROWS),
  })
  .superRefine((table, context) => {
    const refuse = refuser(context);
    checkRows(table, refuse);
    const cells = table.rows.map((row) => row.modes);
    checkColumns('modes', table.modes, cells, 'modes', refuse);
  });

/** Table 8: a score per location and problem, and their average. */
export const problemClaimTable = z
  .strictObject({
    shape: z.literal('problem-handling'),
    ...head,
    scale: scale.nullable(),
    problems: columns(1),
    rows: z
      .array(
        z.strictObject({
          kind: z.enum(['location', 'average']),
          ...rowHead,
          cells: z.array(printedScore.nullable()).max(30),
        }),
      )
      .min(1)
      .max(MAX_ROWS),
  })
  .superRefine((table, context) => {
    const refuse = refuser(context);
    checkRows(table, refuse);
    const cells = table.rows.map((row) => row.cells);
    checkColumns('problems', table.problems, cells, 'cells', refuse);
  });

export const claimTable = z.discriminatedUnion('shape', [
  dynamicsClaimTable,
  cooperationClaimTable,
  problemClaimTable,
]);
export type ClaimTable = z.output<typeof claimTable>;
export type DynamicsClaimTable = z.output<typeof dynamicsClaimTable>;
export type CooperationClaimTable = z.output<typeof cooperationClaimTable>;
export type ProblemClaimTable = z.output<typeof problemClaimTable>;
