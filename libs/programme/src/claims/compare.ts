import type {
  ClaimCell,
  ClaimComparison,
  ClaimReport,
  ClaimTable,
  Linkage,
  Report,
  ReportCell,
  ReportRow,
} from '@app/contracts';
import { claimCellsOf, locationKeys, unitOfPart } from '@app/contracts';
import { decimalsOf } from './interval.js';
import { Ratio } from '../shared/ratio.js';
import { cellName } from './say.js';

/** Published figures beside those of our own waves. Ours are found by what they count, never by their columns' names. */

/** Which wave of ours asked in a location of the report; a location has one per instrument, or several. */
export type ClaimMapping = readonly { readonly location: string; readonly survey: string }[];

/** What a figure of ours must be to stand beside a printed one. */
interface Wanted {
  readonly kind: ReportCell['kind'];
  /** null for a total over several items. */
  readonly item: string | null;
  readonly codes: readonly string[] | null;
}

function cooperationWanted(linkage: Linkage, { column, part }: ClaimCell): Wanted | null {
  if (part !== 'count' && part !== 'percent') return null;
  if (column === 'total') return { kind: part, item: linkage, codes: null };
  const item = column === 'yes' || column === 'no' ? linkage : `${linkage}-mode`;
  return { kind: part, item, codes: [column] };
}

function wantedFor(table: ClaimTable, cell: ClaimCell): Wanted | null {
  if (table.shape === 'cooperation') {
    return table.linkage === null ? null : cooperationWanted(table.linkage, cell);
  }
  const { column, part } = cell;
  if (part === 'count' || part === 'percent') return null;
  return { kind: part, item: part === 'total' ? null : column, codes: null };
}

function fits({ kind, source, value, exact }: ReportCell, wanted: Wanted): boolean {
  if (kind !== wanted.kind || value === null || exact === null) return false;
  if (source === null || wanted.item === null) return source === null && wanted.item === null;
  const codes = (list: readonly string[] | null) => (list === null ? null : [...list].sort().join(' '));
  // A cell with `missing` counts those who did not answer.
  return (
    source.missing === undefined && source.item === wanted.item && codes(source.codes) === codes(wanted.codes)
  );
}

interface Found {
  readonly row: ReportRow;
  readonly cell: ReportCell;
}

/** Ours at the printed precision: as our report rounds it where it does, for that was rounded from the exact number. */
function roundedTo({ value, exact, rounding }: ReportCell, decimals: number): string {
  return rounding.decimals === decimals ? value! : Ratio.parse(exact!).toFixed(decimals);
}

/** Of several tables of ours with the same figure, the one that prints it as the publication does comes first. */
function best(found: readonly Found[], decimals: number): Found | undefined {
  return found.find(({ cell }) => cell.rounding.decimals === decimals) ?? found[0];
}

class Comparison {
  private readonly placeOf: (label: string) => string;
  private readonly surveys = new Map<string, string[]>();

  constructor(
    report: ClaimReport,
    private readonly ours: Report,
    mapping: ClaimMapping,
  ) {
    this.placeOf = locationKeys(report.aliases);
    for (const { location, survey } of mapping) {
      const place = this.placeOf(location);
      this.surveys.set(place, [...(this.surveys.get(place) ?? []), survey]);
    }
  }

  of(table: ClaimTable): ClaimComparison[] {
    return claimCellsOf(table).flatMap(({ cell, printed }) => {
      const wanted = wantedFor(table, cell);
      if (printed === null || wanted === null) return [];
      return this.matches(table, cell, wanted, decimalsOf(printed)).map((found) =>
        this.beside(table, cell, printed, found),
      );
    });
  }

  private matches(table: ClaimTable, cell: ClaimCell, wanted: Wanted, decimals: number): Found[] {
    const kind = table.rows.find(({ label }) => label === cell.row)!.kind;
    const groups =
      kind === 'location'
        ? (this.surveys.get(this.placeOf(cell.row)) ?? []).map((survey) =>
            this.found(wanted, (row) => row.kind === 'location' && row.survey === survey),
          )
        : (['none', 'by-n'] as const).map((weighting) =>
            this.found(
              wanted,
              (row, own) => row.kind === 'total' && own.weighting === weighting && this.covers(table, own),
            ),
          );
    return groups.flatMap((group) => best(group, decimals) ?? []);
  }

  private found(wanted: Wanted, where: (row: ReportRow, cell: ReportCell) => boolean): Found[] {
    return this.ours.tables
      .flatMap(({ rows }) => rows)
      .flatMap((row) =>
        Object.values(row.cells).flatMap((cell) =>
          fits(cell, wanted) && where(row, cell) ? [{ row, cell }] : [],
        ),
      );
  }

  /** A row over several waves stands beside one over several places only when they are the same places. */
  private covers(table: ClaimTable, { source }: ReportCell): boolean {
    const places = table.rows
      .filter(({ kind }) => kind === 'location')
      .map(({ label }) => this.placeOf(label));
    const placeOf = (survey: string) => [...this.surveys].find(([, all]) => all.includes(survey))?.[0];
    const surveys = source?.surveys ?? this.ours.waves.map(({ survey }) => survey);
    const covered = surveys.map(placeOf);
    return covered.length === places.length && places.every((place) => covered.includes(place));
  }

  private beside(
    table: ClaimTable,
    cell: ClaimCell,
    printed: string,
    { row, cell: own }: Found,
  ): ClaimComparison {
    const decimals = decimalsOf(printed);
    const ours = roundedTo(own, decimals);
    return {
      cell,
      label: cellName(table, cell),
      unit: unitOfPart(cell.part),
      printed,
      ours,
      difference: Ratio.parse(ours).minus(Ratio.parse(printed)).toFixed(decimals),
      n: own.n,
      survey: row.survey,
      weighting: own.weighting,
      synthetic: this.synthetic(row, own),
    };
  }

  private synthetic({ survey }: ReportRow, { source }: ReportCell): boolean {
    const surveys = survey === null ? source?.surveys : [survey];
    if (surveys === undefined) return this.ours.synthetic;
    return this.ours.waves.some((wave) => wave.synthetic && surveys.includes(wave.survey));
  }
}

/**
 * Lays printed figures beside those that our own waves give for the same places.
 *
 * @param report as published
 * @param ours a computed report of dynamics, cooperation or problem handling
 * @param mapping which of our waves asked in which of its locations; without one a location is left out
 * @returns every printed figure that our report has too, in the order of the published tables: one per wave of a
 *   location, and for a last row one per way of weighting. A last row is left out unless our row is over the same places.
 */
export function compareWithReport(
  report: ClaimReport,
  ours: Report,
  mapping: ClaimMapping,
): ClaimComparison[] {
  const comparison = new Comparison(report, ours, mapping);
  return report.tables.flatMap((table) => comparison.of(table));
}
