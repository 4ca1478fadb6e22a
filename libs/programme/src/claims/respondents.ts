import type { Bilingual, ClaimReport } from '@app/contracts';
import { locationKeys, text } from '@app/contracts';
import { join, tableName } from './say.js';

/** How many answered in each place, according to one source: an assumption wherever another table uses it. */
export interface Respondents {
  /** The table that prints them; null when they come from elsewhere. */
  readonly table: string | null;
  /** `n Tabel 4` */
  readonly name: Bilingual;
  /** By the key of the place. */
  readonly n: ReadonlyMap<string, number>;
}

/** What is known besides the report. */
export interface ClaimContext {
  /** Respondents that other sources tell of: our own waves, for example. */
  readonly respondents?: readonly {
    readonly name: Bilingual;
    /** By the location's name. */
    readonly n: Readonly<Record<string, number>>;
  }[];
}

/** @returns a row's total, or the sum of its yes and no where no total is printed */
function answered(row: {
  readonly yes: { readonly count: string | null };
  readonly no: { readonly count: string | null };
  readonly total: string | null;
}): number | null {
  if (row.total !== null) return Number(row.total);
  if (row.yes.count === null || row.no.count === null) return null;
  return Number(row.yes.count) + Number(row.no.count);
}

/** @returns every table of counts of a report as a source of n, and then those of the context */
export function respondentsOf(report: ClaimReport, { respondents = [] }: ClaimContext): Respondents[] {
  const placeOf = locationKeys(report.aliases);
  const printed = report.tables.flatMap((table) => {
    if (table.shape !== 'cooperation') return [];
    const n = new Map<string, number>();
    for (const row of table.rows) {
      const count = answered(row);
      if (row.kind === 'location' && count !== null) n.set(placeOf(row.label), count);
    }
    return n.size === 0 ? [] : [{ table: table.key, name: join`n ${ofTable(tableName(table))}`, n }];
  });
  const known = respondents.map(({ name, n }) => ({
    table: null,
    name,
    n: new Map(Object.entries(n).map(([location, count]) => [placeOf(location), count])),
  }));
  return [...printed, ...known];
}

const ofTable = ({ id, en }: Bilingual): Bilingual => text(id, `of ${en}`);

/** @returns the n of these places in their order; null where the source lacks one of them, or has nobody at all */
export function weightsFor({ n }: Respondents, places: readonly string[]): number[] | null {
  const weights = places.map((place) => n.get(place));
  if (weights.includes(undefined)) return null;
  const found = weights as number[];
  return found.some((each) => each > 0) ? found : null;
}
