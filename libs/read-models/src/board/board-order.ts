import type { SelectQueryBuilder } from 'typeorm';
import type { StepBoardRecord } from './board.entities.js';

/** Each order ends with the cluster's id, so that no two rows are equal in it. */
const ORDERS = {
  /** What needs attention first: lapsed, then overdue, then longest in its step. */
  attention: [
    "(case when 'lapsed' = any(b.flags) then 0 else 1 end)",
    '(-b.overdue_count)',
    "coalesce(extract(epoch from b.step_since)::float8, 'infinity'::float8)",
  ],
  name: ['lower(b.name) collate "C"'],
  region: ['b.region collate "C"', 'lower(b.name) collate "C"'],
  step: ['coalesce(b.step, 8)', "coalesce(extract(epoch from b.step_since)::float8, 'infinity'::float8)"],
  due: ["coalesce(b.next_due, 'infinity'::date)"],
} as const;

export type BoardOrder = keyof typeof ORDERS;
export const boardOrders = Object.keys(ORDERS) as BoardOrder[];

/** Thrown for a cursor that is not one of this order's: the reader's mistake, never the program's. */
export class CursorError extends Error {
  readonly code = 'cursor-malformed';
}

const keysOf = (order: BoardOrder): string[] => [...ORDERS[order], 'b.cluster'];

/**
 * Puts the rows in an order and begins after a cursor. Every key ascends, so that "after" is one comparison of
 * rows. The keys are selected as text and come back as they were: a cursor is exact.
 */
export function applyOrder(
  builder: SelectQueryBuilder<StepBoardRecord>,
  order: BoardOrder,
  cursor: string | undefined,
): void {
  const keys = keysOf(order);
  keys.forEach((key, index) => {
    builder.addSelect(`(${key})::text`, `sort_${index}`);
    builder.addOrderBy(key, 'ASC');
  });
  if (cursor === undefined) return;
  const after = decode(cursor, order, keys.length);
  const types = after.map((_, index) => castOf(keys[index]!));
  const values = after.map((_, index) => `:after${index}::${types[index]}`).join(', ');
  builder.andWhere(`(${keys.join(', ')}) > (${values})`);
  after.forEach((value, index) => builder.setParameter(`after${index}`, value));
}

/** @returns the cursor of a row that was selected with its keys */
export function cursorOf(raw: Readonly<Record<string, unknown>>, order: BoardOrder): string {
  const values = keysOf(order).map((_, index) => String(raw[`sort_${index}`]));
  return Buffer.from(JSON.stringify([order, ...values])).toString('base64url');
}

function castOf(key: string): string {
  if (key === 'b.cluster') return 'uuid';
  if (key.includes('float8')) return 'float8';
  if (key.includes('date')) return 'date';
  return key.includes('collate') ? 'text' : 'int';
}

function decode(cursor: string, order: BoardOrder, length: number): string[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new CursorError('the cursor cannot be read');
  }
  const [of, ...values] = Array.isArray(parts) ? (parts as unknown[]) : [];
  const texts = values.filter((value): value is string => typeof value === 'string' && !value.includes('\0'));
  if (of !== order || texts.length !== length || values.length !== length) {
    throw new CursorError('the cursor is of another order');
  }
  if (!texts.every((value, index) => FORMS[castOf(keysOf(order)[index]!)]!.test(value))) {
    throw new CursorError('the cursor holds what no row has');
  }
  return texts;
}

const FORMS: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  float8: /^(-?\d{1,20}(\.\d{1,20})?(e[+-]\d{1,3})?|Infinity)$/,
  date: /^(\d{4}-\d{2}-\d{2}|infinity)$/,
  text: /^[^]{0,400}$/,
  int: /^-?\d{1,9}$/,
};
