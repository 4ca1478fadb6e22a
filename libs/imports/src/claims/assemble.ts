import type { ClaimPart, ClaimReport } from '@app/contracts';
import { claimReport, nameKey, ownMessage, text } from '@app/contracts';
import type { ClaimColumn } from './columns.js';
import type { ClaimLine } from './line.js';
import type { ClaimProblems } from './problems.js';
import { EMPTY } from './problems.js';
import { Said } from './said.js';
import { addressOf, type DraftColumn, type DraftRow, TableDraft } from './table-draft.js';

/** What a report is called where its file does not say. */
export interface ReportNames {
  readonly title?: string | undefined;
  readonly source?: string | undefined;
}

const FIXED = new Set(['yes', 'no', 'total']);

/** The lines of a file as one report. */
export class ReportDraft {
  private readonly said: Said;
  private readonly drafts: TableDraft[];

  constructor(
    private readonly lines: readonly ClaimLine[],
    private readonly problems: ClaimProblems,
    private readonly names: ReportNames,
  ) {
    this.said = new Said(lines[0]!.line, problems);
    for (const { line, texts } of lines) {
      this.said.say('report', texts.report ?? null, line);
      this.said.say('source', texts.source ?? null, line);
    }
    this.drafts = this.tables();
  }

  private tables(): TableDraft[] {
    const byTable = new Map<string, ClaimLine[]>();
    for (const line of this.lines) {
      const lines = byTable.get(line.table.key);
      if (lines === undefined) byTable.set(line.table.key, [line]);
      else lines.push(line);
    }
    return [...byTable.values()].flatMap((lines) => {
      const shape = lines.find((line) => line.shape !== null)?.shape ?? null;
      if (shape === null) {
        this.problems.at(lines[0]!.line, 'shape', 'cell-empty', EMPTY);
        return [];
      }
      const draft = new TableDraft(lines[0]!, shape, this.problems);
      for (const line of lines) draft.add(line);
      draft.finish();
      return [draft];
    });
  }

  /** @returns the report; null when anything is wrong with it, which the problems then tell */
  report(): ClaimReport | null {
    const title = this.named('report', this.names.title);
    const source = this.named('source', this.names.source);
    if (this.problems.count > 0) return null;
    const interviewed = this.drafts.filter(({ said }) => said.get<boolean>('interviewed') === true);
    const raw = {
      title,
      source,
      aliases: this.aliases(),
      interviewed: interviewed[0]?.key ?? null,
      tables: this.drafts.map(tableOf),
      statements: [],
    };
    for (const other of interviewed.slice(1)) {
      const words = text('sudah dinyatakan untuk tabel lain', 'is said of another table already');
      this.problems.at(other.said.rowOf('interviewed'), 'interviewed', 'said-differently', words);
    }
    const parsed = claimReport.safeParse(raw);
    if (parsed.success) return this.problems.count === 0 ? parsed.data : null;
    for (const issue of parsed.error.issues) this.issue(issue.path, issue.message);
    return null;
  }

  private named(column: 'report' | 'source', fallback: string | undefined): string | null {
    const name = this.said.get<string>(column) ?? fallback ?? null;
    return name ?? this.problems.at(this.said.row, column, 'cell-empty', EMPTY);
  }

  private aliases(): ClaimReport['aliases'] {
    const places = new Map<string, { location: string; names: Map<string, string> }>();
    for (const { label, said } of this.drafts.flatMap(({ rows }) => [...rows.values()])) {
      const location = said.get<string>('location');
      if (location === null || nameKey(location) === nameKey(label)) continue;
      const place = places.get(nameKey(location)) ?? { location, names: new Map<string, string>() };
      places.set(nameKey(location), place);
      if (!place.names.has(nameKey(label))) place.names.set(nameKey(label), label);
    }
    return [...places.values()].map(({ location, names }) => ({ location, names: [...names.values()] }));
  }

  /** A rule of the contract that spans lines, told at the first line of what it is about. */
  private issue(path: readonly PropertyKey[], message: string): void {
    const words = ownMessage(message) ?? text('tidak dapat diterima', `is not accepted: ${message}`);
    const { row, column } = this.placeOf(path);
    this.problems.at(row, column, 'report-unfit', words);
  }

  private placeOf(path: readonly PropertyKey[]): { row: number | null; column: ClaimColumn | null } {
    const [where, index, inside, place, leaf] = path;
    const table = where === 'tables' ? this.drafts[index as number] : undefined;
    if (where === 'interviewed') {
      const draft = this.drafts.find(({ said }) => said.get('interviewed') === true)!;
      return { row: draft.said.rowOf('interviewed'), column: 'interviewed' };
    }
    if (where === 'aliases') return { row: this.aliasRow(path), column: 'location' };
    if (table === undefined) return { row: null, column: null };
    const row = inside === 'rows' ? [...table.rows.values()][place as number] : undefined;
    if (row !== undefined) return { row: row.said.row, column: leaf === 'kind' ? 'row_kind' : 'row' };
    if (inside === 'scale') return { row: table.said.rowOf('scale_min'), column: 'scale_min' };
    return { row: table.said.row, column: inside === 'title' ? 'title' : 'table' };
  }

  private aliasRow([, index]: readonly PropertyKey[]): number | null {
    const location = this.aliases()[index as number]?.location ?? '';
    const rows = this.drafts.flatMap(({ rows }) => [...rows.values()]);
    const row = rows.find(({ said }) => nameKey(said.get<string>('location') ?? '') === nameKey(location));
    return row?.said.rowOf('location') ?? null;
  }
}

const own = ({ key }: DraftColumn): boolean => !FIXED.has(key);

const labelled = ({ key, label, said }: DraftColumn) => ({
  key,
  label: {
    id: said.get<string>('label_id') ?? label?.id ?? key,
    en: said.get<string>('label_en') ?? label?.en ?? key,
  },
});

const printedIn = ({ cells }: DraftRow, column: string, part: ClaimPart): string | null =>
  cells.get(addressOf(column, part))?.printed ?? null;

function rowOf(draft: TableDraft, row: DraftRow, columns: readonly string[]): object {
  const head = { kind: row.said.get('row_kind') ?? 'location', label: row.label };
  const counted = (column: string) => ({
    count: printedIn(row, column, 'count'),
    percent: printedIn(row, column, 'percent'),
  });
  switch (draft.shape) {
    case 'cooperation':
      return {
        ...head,
        yes: counted('yes'),
        no: counted('no'),
        modes: columns.map(counted),
        total: printedIn(row, 'total', 'count'),
      };
    case 'dynamics':
      return {
        ...head,
        cells: columns.map((column) => ({
          mean: printedIn(row, column, 'mean'),
          min: printedIn(row, column, 'minimum'),
          max: printedIn(row, column, 'maximum'),
        })),
        total: printedIn(row, 'total', 'total'),
      };
    case 'problem-handling':
      return { ...head, cells: columns.map((column) => printedIn(row, column, 'mean')) };
  }
}

function tableOf(draft: TableDraft): object {
  const { said, shape, key } = draft;
  const columns = [...draft.columns.values()].filter(own);
  const [min, max] = [said.get<string>('scale_min'), said.get<string>('scale_max')];
  const scale = min === null && max === null ? null : { min: min ?? max, max: max ?? min };
  const keys = columns.map((column) => column.key);
  const list = columns.map(labelled);
  return {
    shape,
    key,
    number: said.get('number'),
    title: said.get('title') ?? draft.words,
    source: said.get('table_source'),
    year: said.get('year'),
    notes: [],
    ...(shape === 'cooperation' && { linkage: said.get('linkage'), modes: list }),
    ...(shape === 'dynamics' && {
      scale,
      indicators: list,
      totals: draft.columns.has('total') ? said.get('totals') : null,
    }),
    ...(shape === 'problem-handling' && { scale, problems: list }),
    rows: [...draft.rows.values()].map((row) => rowOf(draft, row, keys)),
  };
}
