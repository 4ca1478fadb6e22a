import type { SqlSource } from '../shared/sql.js';
import { rowsOf, SqlValues, tableAt } from '../shared/sql.js';

export interface ClaimEntry {
  readonly claim: string;
  /** null for the whole country. */
  readonly region: string | null;
  readonly title: string;
  readonly source: string;
  readonly status: string;
  /** Position of the stream's first entry. */
  readonly entered: number;
}

export interface ClaimAsk {
  /** Codes whose reports may be seen, those below them included; null for all, the country's own among them. */
  readonly within: readonly string[] | null;
  /** Only these, with those below them. */
  readonly regions?: readonly string[];
  readonly statuses?: readonly string[];
  /** `next` of the page before. */
  readonly before?: number;
  /** 50 by default. */
  readonly limit?: number;
  readonly asOf?: number;
}

export interface ClaimPage {
  readonly rows: readonly ClaimEntry[];
  /** `before` of the next page; null on the last. */
  readonly next: number | null;
}

const PAGE = 50;

/** @returns a condition: the region is one of these codes or below one */
function within(codes: readonly string[], values: SqlValues): string {
  const list = values.add(codes);
  return `exists (select from unnest(${list}::text[]) code where region = code or region like code || '.%')`;
}

function conditions(ask: ClaimAsk, values: SqlValues): string[] {
  return [
    ...(ask.within === null ? [] : [within(ask.within, values)]),
    ...(ask.regions === undefined ? [] : [within(ask.regions, values)]),
    ...(ask.statuses === undefined ? [] : [`status = any(${values.add(ask.statuses)}::text[])`]),
    ...(ask.before === undefined ? [] : [`entered < ${values.add(ask.before)}`]),
  ];
}

/** The list of reports, now or as of a position; behind the log by the projection's lag. */
export class ClaimQueries {
  constructor(private readonly source: SqlSource) {}

  /** @returns the newest entered first, a page of them */
  async list(ask: ClaimAsk): Promise<ClaimPage> {
    const { limit = PAGE, asOf } = ask;
    const values = new SqlValues();
    const from = tableAt('claim_entry', asOf, values);
    const where = ['true', ...conditions(ask, values)].join(' and ');
    const text = `select claim, region, title, source, status, entered::float8 as entered
      from ${from} t where ${where} order by t.entered desc limit ${values.add(limit + 1)}`;
    const found = await rowsOf<ClaimEntry>(this.source, text, values.list);
    const rows = found.slice(0, limit);
    return { rows, next: found.length > limit ? rows.at(-1)!.entered : null };
  }
}
