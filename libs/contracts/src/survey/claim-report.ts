import { z } from 'zod';
import { messages } from '../messages.js';
import { distinct, name, note, textOf } from '../primitives.js';
import { claimCell, claimCellsOf, claimUnits, printedAt, unitOfPart } from './claim-cells.js';
import type { ClaimCell } from './claim-cells.js';
import type { ClaimTable } from './claim-table.js';
import {
  claimTable,
  claimTableKey,
  nameKey,
  printedCount,
  printedPercent,
  printedScore,
} from './claim-table.js';
import { bilingual } from './instrument.js';

const cells = distinct(claimCell, 1, 60);
/** Of all tables together: checking and reading a report stays a matter of a second. */
const MAX_CELLS = 10_000;

/** How a figure of running text follows from cells of the tables. */
export const claimFormula = z.discriminatedUnion('kind', [
  /** A percentage: the sum of some counts over the sum of others. */
  z.strictObject({ kind: z.literal('share'), of: cells, base: cells }),
  /** One cell told again, or several added up. */
  z.strictObject({ kind: z.literal('sum'), of: cells }),
  z.strictObject({ kind: z.literal('mean'), of: cells }),
]);
export type ClaimFormula = z.output<typeof claimFormula>;

/** Why words cannot be computed. */
export const wordsWhy = ['one-wave', 'vague', 'not-printed', 'judgement'] as const;

const statementHead = {
  /** The table that its paragraph follows; null when none does. */
  after: claimTableKey.nullable(),
  /** The sentence or the part of it, as printed. */
  quote: note,
  /** What it is about, in a few words: `active and proactive`. */
  about: bilingual,
};

/** One claim of the running text: a figure with its formula, or words. */
export const claimStatement = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('figure'),
    ...statementHead,
    unit: z.enum(claimUnits),
    printed: printedScore,
    formula: claimFormula,
  }),
  z.strictObject({ kind: z.literal('words'), ...statementHead, why: z.enum(wordsWhy) }),
]);
export type ClaimStatement = z.output<typeof claimStatement>;
type Figure = Extract<ClaimStatement, { kind: 'figure' }>;

type Refuse = (message: string, ...path: (string | number)[]) => void;

const SHAPE_OF_UNIT = { count: printedCount, percent: printedPercent, score: printedScore } as const;
const MESSAGE_OF_UNIT = {
  count: messages.printedCount,
  percent: messages.printedPercent,
  score: messages.printedScore,
} as const;

function checkCell(
  tables: readonly ClaimTable[],
  cell: ClaimCell,
  fits: string | false,
  refuse: Refuse,
): void {
  if (!tables.some(({ key }) => key === cell.table)) return refuse(messages.claimTableUnknown.en, 'table');
  if (printedAt(tables, cell) === undefined) return refuse(messages.claimCellUnknown.en);
  if (fits !== false) refuse(fits, 'part');
}

/** A share is of counts; a sum or a mean has the unit of its cells. */
function checkFigure(tables: readonly ClaimTable[], figure: Figure, refuse: Refuse): void {
  const { unit, printed, formula } = figure;
  if (!SHAPE_OF_UNIT[unit].safeParse(printed).success) refuse(MESSAGE_OF_UNIT[unit].en, 'printed');
  const share = formula.kind === 'share';
  if (share && unit !== 'percent') refuse(messages.claimUnits.en, 'unit');
  const lists = share
    ? ([
        ['of', formula.of],
        ['base', formula.base],
      ] as const)
    : ([['of', formula.of]] as const);
  for (const [field, list] of lists) {
    list.forEach((cell, index) => {
      const unfit = share ? cell.part !== 'count' : unitOfPart(cell.part) !== unit;
      const message = share ? messages.claimCountsOnly.en : messages.claimUnits.en;
      checkCell(tables, cell, unfit && message, (text, ...path) => {
        refuse(text, 'formula', field, index, ...path);
      });
    });
  }
}

/** Names of one place, whichever table uses which. */
export const claimAliases = z
  .array(z.strictObject({ location: name, names: distinct(name, 1, 20) }))
  .max(200);
export type ClaimAliases = z.output<typeof claimAliases>;

/**
 * @param aliases of a report
 * @returns a function from a row's label to the key of the place that it names
 */
export function locationKeys(aliases: ClaimAliases): (label: string) => string {
  const places = new Map<string, string>();
  for (const { location, names } of aliases) {
    for (const each of [location, ...names]) places.set(nameKey(each), nameKey(location));
  }
  return (label) => places.get(nameKey(label)) ?? nameKey(label);
}

function checkAliases(aliases: ClaimAliases, refuse: Refuse): void {
  const means = new Map<string, number>();
  aliases.forEach(({ location, names }, index) => {
    const own = [nameKey(location), ...names.map(nameKey)];
    own.forEach((key, place) => {
      const path = place === 0 ? ['location'] : ['names', place - 1];
      if ((means.get(key) ?? index) !== index) refuse(messages.claimAliasTwice.en, 'aliases', index, ...path);
      means.set(key, index);
    });
  });
}

function checkTables(tables: readonly ClaimTable[], aliases: ClaimAliases, refuse: Refuse): void {
  const keyOf = locationKeys(aliases);
  const seen = new Set<string>();
  tables.forEach(({ key, rows }, index) => {
    if (seen.has(key)) refuse(messages.claimTableTwice.en, 'tables', index, 'key');
    seen.add(key);
    const places = new Map<string, string>();
    rows.forEach(({ kind, label }, row) => {
      if (kind !== 'location') return;
      const before = places.get(keyOf(label));
      // The same label twice is told by the table itself.
      if (before !== undefined && nameKey(before) !== nameKey(label)) {
        refuse(messages.claimLocationTwice.en, 'tables', index, 'rows', row, 'label');
      }
      places.set(keyOf(label), label);
    });
  });
}

/** Tables and sentences of one publication, checked together. */
export const claimReport = z
  .strictObject({
    title: textOf(300),
    /** Where it was or will be published. */
    source: textOf(300),
    aliases: claimAliases,
    /** The table whose totals count everybody interviewed, where the publication says so; else null. */
    interviewed: claimTableKey.nullable(),
    tables: z.array(claimTable).min(1).max(30),
    statements: z.array(claimStatement).max(200),
  })
  .superRefine(({ aliases, interviewed, tables, statements }, context) => {
    const refuse: Refuse = (message, ...path) => context.addIssue({ code: 'custom', message, path });
    const known = (key: string | null) => key === null || tables.some((table) => table.key === key);
    const count = tables.reduce((sum, table) => sum + claimCellsOf(table).length, 0);
    if (count > MAX_CELLS) refuse(messages.claimTooLarge.en, 'tables');
    checkAliases(aliases, refuse);
    checkTables(tables, aliases, refuse);
    if (!known(interviewed)) refuse(messages.claimTableUnknown.en, 'interviewed');
    else if (tables.some(({ key, shape }) => key === interviewed && shape !== 'cooperation')) {
      refuse(messages.claimInterviewed.en, 'interviewed');
    }
    statements.forEach((statement, index) => {
      const here: Refuse = (message, ...path) => refuse(message, 'statements', index, ...path);
      if (!known(statement.after)) here(messages.claimTableUnknown.en, 'after');
      if (statement.kind === 'figure') checkFigure(tables, statement, here);
    });
  });
export type ClaimReport = z.output<typeof claimReport>;
