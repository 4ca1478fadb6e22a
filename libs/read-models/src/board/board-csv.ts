import type { Bilingual } from '@app/contracts';
import { lifeCycleStages, roles, safeCell, sectors, stepKeys, stepStates, text } from '@app/contracts';
import { BYTE_ORDER_MARK, csvText } from '@app/workbook';
import type { BoardEntry } from './board-entry.js';

type Language = 'id' | 'en';
type Cell = string | number | null;

interface CsvColumn {
  readonly title: Bilingual;
  cell(row: BoardEntry, language: Language): Cell;
}

const STANDINGS: Readonly<Record<BoardEntry['standing'], Bilingual>> = {
  active: text('aktif', 'active'),
  suspended: text('ditangguhkan', 'suspended'),
  withdrawn: text('ditarik', 'withdrawn'),
};

const column = (id: string, en: string, cell: CsvColumn['cell']): CsvColumn => ({
  title: text(id, en),
  cell,
});

const COLUMNS: readonly CsvColumn[] = [
  column('Klaster', 'Cluster', (row) => row.name),
  column('Alias', 'Aliases', (row) => row.aliases.join('; ')),
  column('Kode wilayah', 'Region code', (row) => row.region),
  column('Sektor', 'Sector', (row, language) => sectors.labels[row.sector][language]),
  column('Tahap', 'Stage', (row, language) => lifeCycleStages.labels[row.stage][language]),
  column('Keadaan program', 'Standing', (row, language) => STANDINGS[row.standing][language]),
  column('Langkah', 'Step', (row) => row.step?.number ?? null),
  column(
    'Keadaan langkah',
    'Step state',
    (row, language) => row.step && stepStates.labels[row.step.state][language],
  ),
  column('Hari di langkah', 'Days in step', (row) => row.step?.days ?? null),
  column('Kriteria terpenuhi', 'Criteria met', (row) => row.step?.met ?? null),
  column('Kriteria', 'Criteria', (row) => row.step?.total ?? null),
  column('Mengapa belum?', 'Why not yet?', (row, language) => row.blocking && row.blocking.text[language]),
  column(
    'Menunggu',
    'Waiting for',
    (row, language) => row.waitingFor && roles.labels[row.waitingFor][language],
  ),
  column('Lewat tenggat', 'Overdue', (row) => row.overdue.length),
  column('Tenggat berikutnya', 'Next due', (row) => row.nextDue),
  column('Tanda', 'Flags', (row) => row.flags.join('; ')),
  ...stepKeys.codes.map((key) =>
    column(
      stepKeys.labels[key].id,
      stepKeys.labels[key].en,
      (row, language) => stepStates.labels[row.steps.find((step) => step.key === key)!.state][language],
    ),
  ),
  column('Id klaster', 'Cluster id', (row) => row.cluster),
];

const csvLine = (cells: readonly Cell[], language: Language): string =>
  csvText(
    [cells.map((cell) => (typeof cell === 'string' ? safeCell(cell) : cell === null ? '' : String(cell)))],
    language,
  );

/**
 * The board as CSV (RFC 4180), line by line: numbers stay numbers, days are ISO 8601, and a byte-order mark tells
 * spreadsheets that it is UTF-8. Fields are set apart by semicolons in Indonesian, by commas in English.
 */
export async function* boardCsv(
  rows: AsyncIterable<BoardEntry>,
  language: Language,
): AsyncGenerator<string, void> {
  yield `${BYTE_ORDER_MARK}${csvLine(
    COLUMNS.map(({ title }) => title[language]),
    language,
  )}`;
  for await (const row of rows)
    yield csvLine(
      COLUMNS.map((each) => each.cell(row, language)),
      language,
    );
}
