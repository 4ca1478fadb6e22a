import type { Answer, InstrumentContent, InstrumentItem, NonResponse } from '@app/contracts';
import { name as nameSchema, nonResponses, text } from '@app/contracts';
import type { RawCell } from '../shared/raw-row.js';
import { type CellFault, cellFault, isFault, textFrom } from './cell-text.js';
import { folded } from './header.js';

/** An answer, nothing, or what is wrong with the cell. */
export type AnswerRead = Answer | null | CellFault;

/** The most names that an answer may hold. */
const NAMES = 50;

/** How a non-response is written in a cell. No option code begins like this. */
export const nonResponseMark = (code: NonResponse): string => `#${code}`;
/** How our XLSForm writes it: `#` is no name there. */
export const nonResponseChoice = (code: NonResponse): string => `nr_${code}`;
/** In our XLSForm: names were given. */
export const NAMED = 'named';
export const NAMED_LABEL = text('dapat disebutkan', 'they can be named');
const SAYS_NAMED = new Set([NAMED, folded(NAMED_LABEL.id), folded(NAMED_LABEL.en)]);

const SAID_AS_FORMULA = cellFault(
  'formula-text',
  'dimulai dengan tanda rumus; rumus tidak pernah dijalankan. Tulislah kode atau labelnya',
  'begins like a formula, and formulas are never run; write the code or its label',
);
const AMBIGUOUS_NUMBER = cellFault(
  'number-ambiguous',
  'dapat berarti ribuan atau pecahan; tulislah kodenya tanpa titik dan koma',
  'could be thousands or a fraction; write the code without point or comma',
);

/** Everything that may be written in an item's cells, folded, with what it stands for. */
function vocabulary(item: InstrumentItem, instrument: InstrumentContent): Map<string, Answer> {
  const words = new Map<string, Answer>();
  const labels: [string, Answer][] = [];
  for (const missing of instrument.nonResponses) {
    const answer = { item: item.id, missing };
    words.set(nonResponseMark(missing), answer);
    words.set(nonResponseChoice(missing), answer);
    const { id, en } = nonResponses.labels[missing];
    labels.push([id, answer], [en, answer]);
  }
  for (const { code, label } of item.options) {
    const answer = { item: item.id, code };
    words.set(code, answer);
    if (label !== null) labels.push([label.id, answer], [label.en, answer]);
  }
  // A code comes before a label that reads the same; the labels of an item differ (checkInstrument).
  for (const [label, answer] of labels.toReversed()) {
    if (!words.has(folded(label))) words.set(folded(label), answer);
  }
  return words;
}

function unknownWord(written: string, item: InstrumentItem, others: readonly InstrumentContent[]): CellFault {
  const marks = written.startsWith('#');
  const codes = marks ? nonResponses.codes.map(nonResponseMark) : item.options.map(({ code }) => code);
  const listed = codes.join(', ');
  const versions = others.filter(({ items }) =>
    items.some(({ id, options }) => id === item.id && options.some(({ code }) => code === written)),
  );
  if (versions.length > 0) {
    const of = versions.map(({ version }) => version).join(', ');
    return cellFault(
      'option-of-another-version',
      `kode ${written} milik instrumen versi ${of}; yang berlaku ${listed}`,
      `code ${written} is of version ${of} of the instrument; this one has ${listed}`,
    );
  }
  if (/^[=+@]/.test(written)) return SAID_AS_FORMULA;
  return marks
    ? cellFault(
        'non-response-unknown',
        `bukan kode tanpa jawaban; yang ada ${listed}`,
        `is no non-response code; there are ${listed}`,
      )
    : cellFault(
        'option-unknown',
        `bukan kode atau label butir ini; kodenya ${listed}`,
        `is neither code nor label of this item; its codes are ${listed}`,
      );
}

/** @returns `3` for `3`, `3.0` and `3,0`; a fault for what a decimal mark leaves open; null for what is no number */
function numberWritten(words: string): string | CellFault | null {
  const [, whole, , rest = ''] = /^(-?\d+)([.,](\d+))?$/.exec(words) ?? [];
  if (whole === undefined) return null;
  if (rest.length === 3) return AMBIGUOUS_NUMBER;
  return /^0*$/.test(rest) ? String(Number(whole)) : words;
}

/** An apostrophe before a name says that it is one, whatever it looks like. */
const startsQuoted = (cell: RawCell): boolean => typeof cell === 'string' && cell.trim().startsWith("'");

/** Reads the cells of one item, remembering what it has seen: a column holds few different texts. */
export class AnswerReader {
  private readonly words: Map<string, Answer>;
  private readonly seen = new Map<string, AnswerRead>();

  constructor(
    private readonly item: InstrumentItem,
    instrument: InstrumentContent,
    private readonly others: readonly InstrumentContent[],
  ) {
    this.words = vocabulary(item, instrument);
  }

  /**
   * @param cell the item's own
   * @param status the cell that says whether names were given, where the file has such a column
   */
  read(cell: RawCell, status?: RawCell): AnswerRead {
    const words = textFrom(cell);
    if (isFault(words)) return words;
    if (this.item.kind === 'names') return this.names(words, status, startsQuoted(cell));
    if (typeof cell !== 'string') return this.choice(words);
    let answer = this.seen.get(words);
    if (answer === undefined) {
      answer = this.choice(words);
      if (this.seen.size < 1_000) this.seen.set(words, answer);
    }
    return answer;
  }

  private choice(words: string): AnswerRead {
    if (words === '') return null;
    const written = folded(words);
    const known = this.words.get(written);
    if (known !== undefined) return known;
    const number = numberWritten(written);
    if (isFault(number)) return number;
    return this.words.get(number ?? written) ?? unknownWord(number ?? written, this.item, this.others);
  }

  private names(words: string, status: RawCell, quoted: boolean): AnswerRead {
    const said = textFrom(status);
    if (isFault(said)) return said;
    const named = SAYS_NAMED.has(folded(said));
    if (said !== '' && !named) {
      const missing = this.choice(said);
      if (isFault(missing) || words === '') return missing;
      return cellFault(
        'names-and-non-response',
        'memuat nama, padahal dinyatakan tanpa jawaban',
        'holds names although there is said to be no answer',
      );
    }
    if (!named && !quoted && /^(#|nr_)/.test(words)) return this.choice(words);
    const names = words.split(/[;\r\n]+/).map((each) => each.trim());
    return this.listed(names.filter((each) => each !== ''));
  }

  private listed(names: readonly string[]): AnswerRead {
    if (names.length === 0) return null;
    const sound = names.map((each) => nameSchema.safeParse(each));
    if (names.length > NAMES)
      return cellFault('names-too-many', `memuat lebih dari ${NAMES} nama`, `holds more than ${NAMES} names`);
    if (!sound.every(({ success }) => success)) {
      return cellFault(
        'name-unfit',
        'memuat nama yang lebih panjang dari 200 huruf',
        'holds a name of more than 200 letters',
      );
    }
    const list = sound.map(({ data }) => data!);
    return new Set(list).size < list.length
      ? cellFault('name-repeated', 'menyebut nama yang sama dua kali', 'gives the same name twice')
      : { item: this.item.id, names: list };
  }
}
