import type { Bilingual, ClaimRelationView, ClaimVerdict, ClaimVerdicts } from '@app/contracts';
import { claimOutcomes, safeCell, text } from '@app/contracts';
import { BYTE_ORDER_MARK, csvText, plainNumber } from '@app/workbook';
import type { Language } from '../templates/cells.js';
import { UNITS } from './units.js';

const HEADINGS: readonly Bilingual[] = [
  text('Nomor', 'Number'),
  text('Angka', 'Figure'),
  text('Satuan', 'Unit'),
  text('Tercetak', 'Printed'),
  text('Hitung ulang', 'Recomputed'),
  text('Yang dibulatkan ke angka itu', 'What rounds to it'),
  text('Putusan', 'Verdict'),
  text('Alasan', 'Why'),
  text('Rumus', 'Formula'),
  text('Bobot yang dicoba', 'Weightings tried'),
  text('Selang', 'Interval'),
  text('Andaian', 'Assumptions'),
];
const FINDING_HEADINGS: readonly Bilingual[] = [
  text('Temuan', 'Finding'),
  text('Tabel', 'Tables'),
  text('Sifat', 'Kind'),
];
const SEVERITIES = {
  contradiction: text('bertentangan', 'contradiction'),
  doubt: text('meragukan', 'doubtful'),
  note: text('catatan', 'note'),
};

const figure = (decimal: string | null, language: Language): string =>
  decimal === null ? '' : plainNumber(decimal, language);

const joined = (texts: readonly Bilingual[], language: Language): string =>
  safeCell([...new Set(texts.map((each) => each[language]))].join(' | '));

const tries = (relations: readonly ClaimRelationView[]) => relations.flatMap((relation) => relation.tries);

function verdictLine(verdict: ClaimVerdict, language: Language): string[] {
  const { number, label, unit, printed, recomputed, target, outcome, why, relations } = verdict;
  const tried = tries(relations);
  return [
    number,
    safeCell(label[language]),
    unit === null ? '' : UNITS[unit][language],
    figure(printed, language),
    figure(recomputed, language),
    safeCell(target?.text[language] ?? ''),
    claimOutcomes.labels[outcome][language],
    safeCell(why[language]),
    joined(
      tried.map(({ formula }) => formula),
      language,
    ),
    joined(
      tried.map(({ weighting }) => weighting.text),
      language,
    ),
    joined(
      tried.flatMap(({ interval }) => interval?.text ?? []),
      language,
    ),
    joined(
      relations.flatMap(({ assumptions }) => assumptions.map(({ result }) => result)),
      language,
    ),
  ];
}

/**
 * What checking a report found, as a file for a spreadsheet: one row for each figure, and under them what the tables
 * show together. UTF-8 with its mark, RFC 4180; semicolons and decimal commas in Indonesian. No text is run as a
 * formula. It is made to be read by people; programs read the same as JSON.
 */
export function verdictCsv(
  { verdicts, findings }: Omit<ClaimVerdicts, 'counts'>,
  language: Language,
): string {
  const rows = [
    HEADINGS.map((each) => each[language]),
    ...verdicts.map((verdict) => verdictLine(verdict, language)),
    ...(findings.length === 0 ? [] : [[], FINDING_HEADINGS.map((each) => each[language])]),
    ...findings.map(({ text: words, tables, severity }) => [
      safeCell(words[language]),
      safeCell(tables.join(', ')),
      SEVERITIES[severity][language],
    ]),
  ];
  return BYTE_ORDER_MARK + csvText(rows, language);
}
