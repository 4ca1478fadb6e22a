import type { Answer, Bilingual, InstrumentContent } from '@app/contracts';
import { name as nameSchema, respondentCode, text } from '@app/contracts';
import { checkAnswers } from '@app/programme';
import { type CellProblem, columnLetter, problemAt } from '../shared/problem.js';
import type { RawCell, RawRow } from '../shared/raw-row.js';
import { AnswerReader } from './cell-answer.js';
import { isBlank, isFault, textFrom } from './cell-text.js';
import type { Column, Columns } from './columns.js';
import { dayFrom, dayOfInstant } from './day.js';
import { DecimalMarks } from './decimal-marks.js';
import { BASE_COLUMNS, folded } from './header.js';
import type { ImportRow, ReadOptions } from './types.js';

/** An item's columns, and what reads them. */
interface ItemColumns {
  readonly column: Column;
  readonly status: Column | undefined;
  readonly reader: AnswerReader;
  readonly marks: DecimalMarks;
}

const EMPTY = text('kosong', 'is empty');
const UNANSWERED = text(
  'kosong padahal ditanyakan; isi jawabannya, atau sebabnya tidak ada, misalnya #refused',
  'is empty although it was asked; give the answer, or why there is none, such as #refused',
);
const UNFIT_CODE = text(
  'bukan kode responden seperti CPR-012 (huruf, angka, titik, garis; tanpa spasi; bukan nama)',
  'is no respondent code such as CPR-012 (letters, digits, points, dashes; no spaces; not a name)',
);
const LONG_NAME = text('lebih panjang dari 200 huruf', 'is longer than 200 letters');

/** Collects what is wrong with one row. */
class RowProblems {
  readonly list: CellProblem[] = [];
  constructor(readonly row: number) {}

  at(column: Column | string, code: string, words: Bilingual): null {
    const name = typeof column === 'string' ? column : column.header;
    this.list.push(problemAt({ row: this.row, column: name }, code, words));
    return null;
  }
}

/** Reads the rows under one header. Remembers respondents, to find one that comes twice. */
export class RowReader {
  private readonly items: readonly ItemColumns[];
  private readonly byKind: ReadonlyMap<string, Column>;
  private readonly instants: readonly Column[];
  private readonly rowOf = new Map<string, number>();

  constructor(
    private readonly instrument: InstrumentContent,
    private readonly columns: Columns,
    private readonly options: ReadOptions,
  ) {
    const all = columns.columns;
    this.byKind = new Map(all.toReversed().map((column) => [column.role.kind, column]));
    this.instants = all.filter(({ role }) => role.kind === 'instant').sort((a, b) => orderOf(a) - orderOf(b));
    this.items = instrument.items.flatMap((item): ItemColumns[] => {
      const find = (kind: string) =>
        all.find(({ role }) => role.kind === kind && 'item' in role && role.item.id === item.id);
      const column = find('item');
      if (column === undefined) return [];
      const reader = new AnswerReader(item, instrument, options.others ?? []);
      return [{ column, status: find('status'), reader, marks: new DecimalMarks() }];
    });
  }

  /** @returns whether a row holds the labels under the header, as in our templates */
  isLabels({ cells }: RawRow): boolean {
    const cell = cells[this.byKind.get('respondent')?.index ?? 0];
    const { id, en } = BASE_COLUMNS.respondent;
    return typeof cell === 'string' && [folded(id), folded(en)].includes(folded(cell));
  }

  /** @returns the row with everything that is wrong with it */
  read({ row, cells }: RawRow): ImportRow {
    const problems = new RowProblems(row);
    const respondent = this.respondent(cells, problems);
    const answeredOn = this.answeredOn(cells, problems);
    const name = this.name(cells, problems);
    this.instrumentVersion(cells, problems);
    const answers = this.answers(cells, problems);
    this.beyond(cells, problems);
    const personal = name === null ? {} : { name };
    return { kind: 'row', row, respondent, answeredOn, ...personal, answers, problems: problems.list };
  }

  private respondent(cells: readonly RawCell[], problems: RowProblems): string | null {
    const column = this.byKind.get('respondent')!;
    const words = textFrom(cells[column.index]);
    if (isFault(words)) return problems.at(column, words.fault, words.words);
    if (words === '') return problems.at(column, 'cell-empty', EMPTY);
    const code = respondentCode.safeParse(words);
    if (!code.success) return problems.at(column, 'respondent-unfit', UNFIT_CODE);
    const earlier = this.rowOf.get(code.data);
    if (earlier === undefined) {
      // A copy: a piece of a larger text would keep that whole text in memory.
      this.rowOf.set(Buffer.from(code.data, 'latin1').toString('latin1'), problems.row);
      return code.data;
    }
    const again = text(
      `responden ini sudah ada pada baris ${earlier}; satu responden, satu baris (baris ${earlier} dan ${problems.row})`,
      `this respondent is in row ${earlier} already; one row for each respondent (rows ${earlier} and ${problems.row})`,
    );
    problems.at(column, 'respondent-repeated', again);
    return code.data;
  }

  private answeredOn(cells: readonly RawCell[], problems: RowProblems): string | null {
    const own = this.byKind.get('answered-on');
    const stated = own === undefined ? undefined : cells[own.index];
    if (own !== undefined && !isBlank(stated)) {
      const read = dayFrom(stated!, this.options.dateOrder);
      return 'day' in read ? read.day : problems.at(own, this.dateCode(stated, read.code), read.words);
    }
    const instant = this.instants.find(({ index }) => !isBlank(cells[index]));
    if (instant === undefined) return problems.at(own ?? this.instants[0]!, 'cell-empty', EMPTY);
    const utc = instant.role.kind === 'instant' && instant.role.utc;
    const read = dayOfInstant(cells[instant.index]!, utc, this.options.offsetHours ?? 7);
    return 'day' in read ? read.day : problems.at(instant, read.code, read.words);
  }

  /** A formula is named as such, not as something that is no date. */
  private dateCode(cell: RawCell, code: string): string {
    return typeof cell === 'object' && cell.kind === 'formula' ? 'formula-cell' : code;
  }

  private name(cells: readonly RawCell[], problems: RowProblems): string | null {
    const column = this.byKind.get('name');
    if (column === undefined || isBlank(cells[column.index])) return null;
    const words = textFrom(cells[column.index]);
    if (isFault(words)) return problems.at(column, words.fault, words.words);
    const name = nameSchema.safeParse(words);
    return name.success ? name.data : problems.at(column, 'name-unfit', LONG_NAME);
  }

  /** A submission says which version its form was of. */
  private instrumentVersion(cells: readonly RawCell[], problems: RowProblems): void {
    const column = this.byKind.get('instrument');
    if (column === undefined || isBlank(cells[column.index])) return;
    const { key, version } = this.instrument;
    if (textFrom(cells[column.index]) === `${key}/${version}`) return;
    const words = text(
      `baris ini bukan dari instrumen ${key} versi ${version}`,
      `this row is not of instrument ${key}, version ${version}`,
    );
    problems.at(column, 'row-of-another-version', words);
  }

  private answers(cells: readonly RawCell[], problems: RowProblems): Answer[] {
    const faulty = new Set<string>();
    const answers = this.items.flatMap(({ column, status, reader, marks }): Answer[] => {
      const cell = cells[column.index];
      const read = reader.read(cell, status && cells[status.index]);
      const item = column.role.kind === 'item' ? column.role.item.id : '';
      const mixed = marks.check(cell, problems.row);
      if (mixed) problems.at(column, 'decimal-marks-mixed', mixed);
      if (!isFault(read)) return read === null ? [] : [read];
      problems.at(column, read.fault, read.words);
      faulty.add(item);
      return [];
    });
    for (const { code, text: words, params } of checkAnswers(this.instrument, answers)) {
      const item = String(params?.['item']);
      const column = this.items.find(
        (each) => each.column.role.kind === 'item' && each.column.role.item.id === item,
      );
      if (column === undefined || (code === 'item-unanswered' && faulty.has(item))) continue;
      if (code === 'item-unanswered') problems.at(column.column, 'cell-empty', UNANSWERED);
      else problems.at(column.column, code, words);
    }
    return answers;
  }

  /** Something under no header: a delimiter inside a cell, most likely, which moves what follows. */
  private beyond(cells: readonly RawCell[], problems: RowProblems): void {
    const index = cells.findIndex((cell, i) => i >= this.columns.width && !isBlank(cell));
    if (index === -1) return;
    const words = text(
      'berisi sesuatu tanpa judul kolom; mungkin ada pemisah di dalam sel',
      'holds something under no header; there may be a delimiter inside a cell',
    );
    problems.at(columnLetter(index), 'cell-without-header', words);
  }
}

const orderOf = ({ role }: Column): number => (role.kind === 'instant' ? role.order : 0);
