import type {
  InstrumentContent,
  NonResponse,
  Report,
  ReportCell,
  ReportTable,
  ReportWave,
} from '@app/contracts';
import { instrumentRefOf } from '@app/programme';
import type { ReportMoment, WaveCounts } from '../../input.js';

export const moment: ReportMoment = { position: 412, recordedAt: '2026-11-24T03:00:00.000Z' };

const id = (kind: number, number: number): string =>
  `0000000${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const surveyId = (number: number): string => id(1, number);
export const clusterId = (number: number): string => id(2, number);

/** One respondent: item → option code or reason for none; an item that is not there was skipped. */
export type Answers = Readonly<Record<string, { code: string } | { missing: NonResponse }>>;

/** @param number tells the wave's survey and cluster apart from others */
export function waveOf(
  instrument: InstrumentContent,
  number: number,
  own: Partial<ReportWave> = {},
): ReportWave {
  return {
    survey: surveyId(number),
    cluster: clusterId(number),
    location: `Lokasi ${number}`,
    instrument: instrumentRefOf(instrument),
    method: 'interview',
    period: { from: '2026-06-01', until: '2026-06-30' },
    population: 100,
    respondents: 0,
    status: 'closed',
    closedOn: '2026-07-01',
    synthetic: false,
    restated: null,
    ...own,
  };
}

/** Counts a wave as its read model would, from what each respondent said. */
export function waveFrom(
  instrument: InstrumentContent,
  number: number,
  respondents: readonly Answers[],
  own: Partial<ReportWave> = {},
): WaveCounts {
  const items = instrument.items.map(({ id: item }) => {
    const codes: Record<string, number> = {};
    const missing: Partial<Record<NonResponse, number>> = {};
    for (const answers of respondents) {
      const said = answers[item];
      if (said === undefined) continue;
      if ('code' in said) codes[said.code] = (codes[said.code] ?? 0) + 1;
      else missing[said.missing] = (missing[said.missing] ?? 0) + 1;
    }
    return { item, codes, missing };
  });
  return { wave: waveOf(instrument, number, { respondents: respondents.length, ...own }), instrument, items };
}

/** Counts as given: `{ peer: { yes: 4, no: 8 } }`. */
export function waveWith(
  instrument: InstrumentContent,
  number: number,
  codes: Readonly<Record<string, Readonly<Record<string, number>>>>,
  own: Partial<ReportWave> = {},
): WaveCounts {
  const items = Object.entries(codes).map(([item, counts]) => ({ item, codes: counts, missing: {} }));
  return { wave: waveOf(instrument, number, own), instrument, items };
}

/** @throws when the report has no such table */
export function tableIn(report: Report, key: string): ReportTable {
  const table = report.tables.find((one) => one.key === key);
  if (table === undefined)
    throw new Error(`no table ${key} among ${report.tables.map((t) => t.key).join(', ')}`);
  return table;
}

/** @throws when the table has no such cell */
export function cellIn(table: ReportTable, row: string, column: string): ReportCell {
  const cell = table.rows.find(({ key }) => key === row)?.cells[column];
  if (cell === undefined) throw new Error(`no cell ${row} / ${column} in ${table.key}`);
  return cell;
}

/** @returns the values of a row in the order of the table's columns; undefined where there is no cell */
export function valuesOf(table: ReportTable, row: string): (string | null | undefined)[] {
  const found = table.rows.find(({ key }) => key === row);
  if (found === undefined) throw new Error(`no row ${row} in ${table.key}`);
  return table.columns.map(({ key }) => found.cells[key]?.value);
}
