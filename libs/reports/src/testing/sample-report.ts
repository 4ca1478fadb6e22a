import type { Report, ReportCell, ReportColumn, ReportRow, ReportTable, ReportWave } from '@app/contracts';
import { text } from '@app/contracts';

export const SURVEYS = {
  ceper: '0192f0c1-0000-7000-8000-000000000001',
  pati: '0192f0c1-0000-7000-8000-000000000002',
} as const;

/** A cell with all that the contract asks for; `over` says what the test is about. */
export const cell = (value: string | null, over: Partial<ReportCell> = {}): ReportCell => ({
  kind: 'count',
  value,
  exact: value,
  n: 12,
  population: 40,
  base: null,
  weighting: 'none',
  rounding: { rule: 'half-away-from-zero', decimals: 0 },
  why: null,
  source: null,
  notes: [],
  ...over,
});

export const percent = (value: string, n: number, over: Partial<ReportCell> = {}): ReportCell =>
  cell(value, {
    kind: 'percent',
    rounding: { rule: 'half-away-from-zero', decimals: 1 },
    base: { code: 'answered', n, text: text('IKM yang menjawab', 'firms that answered') },
    n,
    ...over,
  });

export const column = (key: string, id: string, en: string, group?: [string, string]): ReportColumn => ({
  key,
  label: text(id, en),
  group: group === undefined ? null : text(...group),
});

export const row = (
  label: string,
  cells: Readonly<Record<string, ReportCell>>,
  kind: ReportRow['kind'] = 'location',
): ReportRow => ({ key: label.toLowerCase(), label: text(label), kind, survey: null, cells });

export const wave = (survey: string, location: string, over: Partial<ReportWave> = {}): ReportWave => ({
  survey,
  cluster: survey,
  location,
  instrument: { key: 'cooperation', version: 1, hash: '5f'.repeat(32) },
  method: 'interview',
  period: { from: '2026-10-28', until: '2026-11-20' },
  population: 40,
  respondents: 12,
  status: 'closed',
  closedOn: '2026-11-21',
  synthetic: false,
  restated: null,
  ...over,
});

const ANSWERED: [string, string] = ['Menjawab', 'Answered'];
const MODE: [string, string] = ['Cara bekerja sama', 'Mode of cooperation'];

/** The shape of Table 4: groups, a total, a suppressed cell, and a cell that makes no sense in its row. */
export const peerTable: ReportTable = {
  key: 'cooperation-peer',
  number: '4',
  title: text(
    'Jumlah IKM yang bekerja sama dengan IKM sejenis (unit)',
    'Firms that cooperate with their peers (units)',
  ),
  columns: [
    column('n', 'n', 'n'),
    column('yes', 'Ada', 'Yes', ANSWERED),
    column('yes-percent', 'Ada (%)', 'Yes (%)', ANSWERED),
    column('passive', 'Pasif (%)', 'Passive (%)', MODE),
    column('active', 'Aktif (%)', 'Active (%)', MODE),
  ],
  rows: [
    row('Ceper', {
      n: cell('12'),
      yes: cell('4'),
      'yes-percent': percent('33.3', 12, { exact: '33.333333333333' }),
      passive: percent('50.0', 4),
      active: percent('50.0', 4, { notes: ['small'] }),
    }),
    row('Pati', {
      n: cell('1234'),
      yes: cell('3'),
      'yes-percent': percent('76.5', 17, { exact: '76.470588235294' }),
      passive: cell(null, { kind: 'percent', why: 'suppressed', n: 2, exact: null }),
    }),
    row(
      'Jumlah',
      {
        n: cell('1246'),
        yes: cell('7'),
        'yes-percent': percent('58.6', 29, { exact: '58.620689655172' }),
        passive: percent('50.0', 4),
        active: percent('50.0', 4),
      },
      'total',
    ),
  ],
  notes: [
    {
      code: 'source',
      text: text('Sumber: jawaban responden, diolah.', 'Source: answers of respondents, processed.'),
    },
    { code: 'small', text: text('Bertumpu pada 4 jawaban.', 'Rests on 4 answers.') },
  ],
};

/** Differences below and above zero, with two decimals. */
export const changeTable: ReportTable = {
  key: 'change',
  number: null,
  title: text('Perubahan antargelombang', 'Change between waves'),
  columns: [column('before', 'Sebelum', 'Before'), column('difference', 'Selisih', 'Difference')],
  rows: [
    row('Ceper', {
      before: cell('2.75', { kind: 'mean', rounding: { rule: 'half-away-from-zero', decimals: 2 } }),
      difference: cell('-0.25', {
        kind: 'difference',
        rounding: { rule: 'half-away-from-zero', decimals: 2 },
      }),
    }),
    row('Pati', {
      before: cell('3.00', { kind: 'mean', rounding: { rule: 'half-away-from-zero', decimals: 2 } }),
      difference: cell(null, { kind: 'difference', why: 'one-wave', exact: null }),
    }),
  ],
  notes: [],
};

export const report = (over: Partial<Report> = {}): Report => ({
  kind: 'cooperation',
  title: text('Kerja sama antar-IKM', 'Cooperation between firms'),
  position: 1234,
  recordedAt: '2026-11-24T02:00:00.000Z',
  waves: [
    wave(SURVEYS.ceper, 'Ceper'),
    wave(SURVEYS.pati, 'Pati', {
      status: 'open',
      closedOn: null,
      restated: { since: 1300, entries: 2, closedAt: 1200 },
    }),
  ],
  tables: [peerTable, changeTable],
  notes: [
    {
      code: 'bases',
      text: text(
        'Persentase dihitung dari dasarnya masing-masing.',
        'Each percentage is of a base of its own.',
      ),
    },
  ],
  synthetic: false,
  ...over,
});

/** Texts that a spreadsheet would execute, were they not escaped. */
export const HOSTILE = [
  '=HYPERLINK("http://evil.example","klik")',
  '+1',
  '@SUM(A1:A9)',
  '-2+3',
  '\t=1+1',
  '\r=1+1',
  "=cmd|'/c calc'!A1",
] as const;

/** A report whose every text is `words`: title, headings, groups, row labels, notes, locations. */
export function reportOfTexts(words: string): Report {
  const both = text(words);
  const table: ReportTable = {
    ...peerTable,
    title: both,
    columns: peerTable.columns.map((each) => ({ ...each, label: both, group: each.group && both })),
    rows: peerTable.rows.map((each) => ({ ...each, label: both })),
    notes: peerTable.notes.map((each) => ({ ...each, text: both })),
  };
  return report({
    title: both,
    tables: [table],
    notes: [{ code: 'any', text: both }],
    waves: [wave(SURVEYS.ceper, words)],
  });
}

/** @param rows how many @param columns how many: a table that no page holds */
export function longTable(rows: number, columns: number): ReportTable {
  const keys = Array.from({ length: columns }, (_, index) => `c${index}`);
  return {
    key: 'long',
    number: '9',
    title: text('Tabel panjang', 'Long table'),
    columns: keys.map((key, index) => column(key, `Kolom ${index + 1}`, `Column ${index + 1}`)),
    rows: Array.from({ length: rows }, (_, index) =>
      row(
        `Sentra ${index + 1}`,
        Object.fromEntries(keys.map((key, at) => [key, cell(String(index * columns + at))])),
      ),
    ),
    notes: [],
  };
}
