import { factRef, money, quarter, rate, regionCode, sha256, signedMoney, stepKeys } from '@app/contracts';
import type { z } from 'zod';
import type { Draws } from './draws.js';
import type { Known } from './known.js';

/** How a command's data is drawn. */
export interface Plan {
  readonly draws: Draws;
  readonly known: Known;
  /** In which share of the places the example's own value stays. */
  readonly keep: number;
}

type Schema = z.ZodType & {
  readonly def: {
    readonly type: string;
    readonly format?: string;
    readonly shape?: Readonly<Record<string, Schema>>;
    readonly element?: Schema;
    readonly innerType?: Schema;
    readonly entries?: Readonly<Record<string, string>>;
    readonly values?: readonly unknown[];
  };
  readonly minValue?: number | null;
  readonly maxValue?: number | null;
};

const AMOUNTS = ['0', '1', '2000000', '2000000.50', '24000000', '999999999999999.99'];

/** Strings that are no plain text, by the contract's own schema. */
const FORMS = new Map<unknown, (plan: Plan, field: string) => unknown>([
  [quarter, ({ draws, known }) => known.quarter(draws)],
  [money, ({ draws }) => draws.pick(AMOUNTS)],
  [signedMoney, ({ draws }) => draws.pick(['-', '']) + draws.pick(AMOUNTS)],
  [rate, ({ draws }) => draws.pick(['0', '0.15', '0.333333', '1'])],
  [sha256, ({ draws, known }, field) => known.hash(draws, field)],
  [regionCode, ({ draws }) => draws.pick(['33.10', '33.10', '33', '33.18.01', '91.01'])],
  [factRef, ({ draws, known }) => known.fact(draws)],
  [stepKeys.schema, ({ draws, known }) => known.step(draws, stepKeys.codes)],
]);

/**
 * Draws data of a schema: ids and days that fit the world, and around them the example's values or others that
 * the schema allows. What refinements forbid across fields may come out; the caller parses.
 *
 * @param example the catalogue's, or what is known to be accepted
 */
export function generate(schema: z.ZodType, example: unknown, plan: Plan, field = ''): unknown {
  const own = schema as Schema;
  const form = FORMS.get(schema);
  const { draws, keep } = plan;
  const kept = example !== undefined && draws.chance(keep);
  if (form !== undefined) return kept && keep > 0.9 ? example : form(plan, field);
  switch (own.def.type) {
    case 'object':
      return members(own.def.shape!, (example ?? {}) as Record<string, unknown>, plan);
    case 'array':
      return items(own.def.element!, example as unknown[] | undefined, plan, field);
    case 'optional':
      if (example === undefined && draws.chance(keep)) return undefined;
      return generate(own.def.innerType!, example, plan, field);
    case 'enum':
      return kept ? example : draws.pick(Object.values(own.def.entries!));
    case 'literal':
      return own.def.values![0];
    case 'boolean':
      return kept ? example : draws.chance(0.5);
    case 'number':
      return kept ? example : number(own, example, draws);
    case 'string':
      return text(own, example, plan, field);
    default:
      throw new Error(`no way to draw a value of type "${own.def.type}" (${field})`);
  }
}

function members(shape: Readonly<Record<string, Schema>>, example: Record<string, unknown>, plan: Plan) {
  const drawn = Object.entries(shape).map(([key, member]) => [
    key,
    generate(member, example[key], plan, key),
  ]);
  return Object.fromEntries(drawn.filter(([, value]) => value !== undefined)) as object;
}

/** As many items as the example has, sometimes fewer or one more. */
function items(element: Schema, example: readonly unknown[] | undefined, plan: Plan, field: string) {
  const { draws, keep } = plan;
  const usual = example?.length ?? 1;
  const most = field === 'attendees' ? 4 : usual + 1;
  const length = draws.chance(keep) ? usual : draws.int(Math.max(0, usual - 1), most);
  const drawn = Array.from({ length }, (_, index) =>
    generate(element, example?.[index] ?? example?.[0], plan, field),
  );
  return drawn.filter((item, index) => typeof item !== 'string' || drawn.indexOf(item) === index);
}

function number({ minValue, maxValue }: Schema, example: unknown, draws: Draws): number {
  const usual = typeof example === 'number' ? example : 1;
  return Math.min(Math.max(usual + draws.int(-2, 2), minValue ?? 0), maxValue ?? 1_000);
}

const NOTES = ['Dicatat', 'Rapat di Ceper', 'Ünïcode — ≥ 3 orang', 'x'.repeat(60)];

function text({ def }: Schema, example: unknown, { draws, known, keep }: Plan, field: string): unknown {
  // Ids and days of the example are nobody's here, so they stay only where the example was made for this world.
  const fits = keep > 0.9 && example !== undefined && draws.chance(keep);
  if (def.format === 'uuid') return fits ? example : known.id(draws, field);
  if (def.format === 'date') return fits ? example : known.day(draws, field);
  if (field === 'criterion') return known.criterion(draws);
  if (field === 'number') return `500/${draws.int(1, 9)}`;
  return example !== undefined && draws.chance(keep) ? example : draws.pick(NOTES);
}
