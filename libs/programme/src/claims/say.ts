import type { Bilingual, ClaimCell, ClaimIntervalView, ClaimTable, ClaimUnit } from '@app/contracts';
import { text } from '@app/contracts';
import type { Interval } from './interval.js';
import { type Ratio, trimZeros } from '../shared/ratio.js';

/** How figures, intervals and cells are written: decimal commas in Indonesian, points in English. */

/** @returns a bilingual text made of others: `` join`${a} ÷ ${b}` `` */
export function join(parts: TemplateStringsArray, ...values: readonly (Bilingual | string)[]): Bilingual {
  const each = (language: 'id' | 'en'): string =>
    parts.reduce((whole, part, index) => {
      const value = values[index - 1]!;
      return whole + (typeof value === 'string' ? value : value[language]) + part;
    });
  return text(each('id'), each('en'));
}

/** @param texts to stand one after another, with `between` between them */
export const listed = (texts: readonly Bilingual[], between: string): Bilingual =>
  text(texts.map(({ id }) => id).join(between), texts.map(({ en }) => en).join(between));

/** @returns the texts as a series: Indonesian keeps the comma for decimals */
export const series = (texts: readonly Bilingual[]): Bilingual =>
  text(texts.map(({ id }) => id).join('; '), texts.map(({ en }) => en).join(', '));

/** @returns whole numbers as a series: `12, 17, 19` */
export const countsText = (counts: readonly (number | bigint)[]): Bilingual =>
  listed(
    counts.map((each) => numberText(String(each))),
    ', ',
  );

/** @param decimal `-1234.5` @returns `−1.234,5`, in English `−1,234.5` */
export function numberText(decimal: string): Bilingual {
  const [whole, fraction] = decimal.replace('-', '').split('.') as [string, string?];
  const sign = decimal.startsWith('-') ? '−' : '';
  const grouped = (separator: string) => whole.replace(/\B(?=(\d{3})+$)/g, separator);
  const tail = (mark: string) => (fraction === undefined ? '' : mark + fraction);
  return text(`${sign}${grouped('.')}${tail(',')}`, `${sign}${grouped(',')}${tail('.')}`);
}

/** @returns the number cut off after `places` with an ellipsis where more follows: `70,833…` */
export function cutText(value: Ratio, places: number): Bilingual {
  const { text: digits, cut } = value.toCut(places);
  return cut ? join`${numberText(digits)}…` : numberText(digits);
}

/** Decimals that a reader needs to see beside a figure of so many. */
export const placesFor = (decimals: number): number => Math.max(3, decimals + 2);

const INTERVAL_PLACES = 6;

/** @param places decimals of its text; its ends are data with six */
export function intervalView(range: Interval, places: number): ClaimIntervalView {
  const end = (value: Ratio | null) => value && trimZeros(value.toFixed(INTERVAL_PLACES));
  const said = (value: Ratio | null, none: string) =>
    value === null ? text(none) : numberText(trimZeros(value.toFixed(places)));
  const [low, high] = [said(range.low, '−∞'), said(range.high, '∞')];
  const [open, close] = [range.lowClosed ? '[' : '(', range.highClosed ? ']' : ')'];
  const point = range.low !== null && range.high !== null && range.low.equals(range.high);
  return {
    low: end(range.low),
    lowClosed: range.lowClosed,
    high: end(range.high),
    highClosed: range.highClosed,
    text: point
      ? text(`{${low.id}}`, `{${low.en}}`)
      : text(`${open}${low.id}; ${high.id}${close}`, `${open}${low.en}, ${high.en}${close}`),
  };
}

/** @returns `33,3 %`, `17`, `2,8` as printed */
export const figureText = (printed: string, unit: ClaimUnit): Bilingual =>
  unit === 'percent' ? join`${numberText(printed)} %` : numberText(printed);

/** @returns `Tabel 4`, or its title where it has no number */
export const tableName = ({ number, title }: ClaimTable): Bilingual =>
  number === null ? text(`“${title}”`) : text(`Tabel ${number}`, `Table ${number}`);

const YES = text('ada kerja sama', 'cooperation');
const NO = text('tidak ada kerja sama', 'no cooperation');
const TOTAL = text('jumlah', 'total');

/** @returns a column's name as it stands inside a sentence */
export function columnName(table: ClaimTable, column: string): Bilingual {
  if (column === 'total') return TOTAL;
  const plain = table.shape === 'cooperation' && table.linkage === null;
  if (column === 'yes') return plain ? text('ya', 'yes') : YES;
  if (column === 'no') return plain ? text('tidak', 'no') : NO;
  const columns = { dynamics: 'indicators', cooperation: 'modes', 'problem-handling': 'problems' } as const;
  const list = (table as unknown as Record<string, readonly { key: string; label: Bilingual }[]>)[
    columns[table.shape]
  ]!;
  return list.find(({ key }) => key === column)?.label ?? text(column);
}

const PARTS = {
  mean: text('rata-rata', 'mean'),
  minimum: text('minimum'),
  maximum: text('maksimum', 'maximum'),
};

/** @returns `Tabel 5, Ceper, pasif`; for Table 3's cells with which of the three it is */
export function cellName(table: ClaimTable, { row, column, part }: ClaimCell): Bilingual {
  const named = join`${tableName(table)}, ${row}, ${columnName(table, column)}`;
  const told = table.shape === 'dynamics' && column !== 'total' && part in PARTS;
  return told ? join`${named}, ${PARTS[part as keyof typeof PARTS]}` : named;
}
