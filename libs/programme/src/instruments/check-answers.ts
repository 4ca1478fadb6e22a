import type { Answer, Bilingual, InstrumentContent, InstrumentItem } from '@app/contracts';
import { nonResponses, text } from '@app/contracts';
import type { Reason } from '@app/eventsourcing';
import { because, type Check, reasonsOf } from '../shared/refusing.js';

/** What the check may look at besides the instrument itself. */
export interface AnswerContext {
  /** Other versions of the same instrument: a code of theirs is named as such. */
  readonly others?: readonly InstrumentContent[];
  /** JSON pointer of the list of answers in what was sent; `/answers` by default. */
  readonly at?: string;
}

/** Whether the skip rules ask an item; `unknown` while the answer that decides it is itself at fault. */
type Asked = 'yes' | 'no' | 'unknown';

/** One of the answers, with its place in the list. */
interface Given {
  readonly answer: Answer;
  readonly index: number;
}

const mentioned = ({ id, label }: InstrumentItem, words: Bilingual): Bilingual =>
  text(`${label.id} (${id}): ${words.id}`, `${label.en} (${id}): ${words.en}`);

/** A reason about an item; what was sent is never repeated in its text, for it may be a name in the wrong place. */
function about(
  item: InstrumentItem,
  code: string,
  words: Bilingual,
  field: string,
  params: Readonly<Record<string, unknown>> = {},
): Reason {
  const { id, en } = mentioned(item, words);
  return because(code, id, en, field, { item: item.id, ...params });
}

const versionsWith = (
  others: readonly InstrumentContent[],
  has: (item: InstrumentItem) => boolean,
): InstrumentContent[] => others.filter(({ items }) => items.some(has));

function unknownItem({ answer, index }: Given, context: Required<AnswerContext>): Reason {
  const versions = versionsWith(context.others, ({ id }) => id === answer.item).map(({ version }) => version);
  const elsewhere = versions.length > 0;
  return because(
    'item-unknown',
    elsewhere
      ? `butir ini ada pada instrumen versi ${versions.join(', ')}, bukan versi ini`
      : 'instrumen ini tidak memuat butir tersebut',
    elsewhere
      ? `this item belongs to version ${versions.join(', ')} of the instrument, not to this one`
      : 'the instrument has no such item',
    `${context.at}/${index}/item`,
    { item: answer.item, versions },
  );
}

function unknownOption(item: InstrumentItem, code: string, index: number, context: Required<AnswerContext>) {
  const field = `${context.at}/${index}/code`;
  const codes = item.options.map((option) => option.code);
  const versions = versionsWith(
    context.others,
    ({ id, options }) => id === item.id && options.some((option) => option.code === code),
  ).map(({ version }) => version);
  if (versions.length > 0) {
    const words = text(
      `kode ${code} milik instrumen versi ${versions.join(', ')}; yang berlaku di sini ${codes.join(', ')}`,
      `code ${code} is of version ${versions.join(', ')} of the instrument; this one has ${codes.join(', ')}`,
    );
    return about(item, 'option-of-another-version', words, field, { code, versions, codes });
  }
  const words = text(
    `bukan kode yang dikenal; yang berlaku ${codes.join(', ')}`,
    `not a code of this item; it has ${codes.join(', ')}`,
  );
  return about(item, 'option-unknown', words, field, { codes });
}

/** @returns what is wrong with an answer by itself, apart from whether the item was to be asked */
function valueCheck(
  item: InstrumentItem,
  { answer, index }: Given,
  instrument: InstrumentContent,
  context: Required<AnswerContext>,
): Check {
  const field = `${context.at}/${index}`;
  if ('missing' in answer) {
    if (instrument.nonResponses.includes(answer.missing)) return false;
    const { id, en } = nonResponses.labels[answer.missing];
    const words = text(`instrumen ini tidak memakai "${id}"`, `this instrument does not use "${en}"`);
    return about(item, 'non-response-unknown', words, `${field}/missing`);
  }
  if ('names' in answer) {
    const words = text('pilihan diminta, bukan nama', 'a choice is asked, not names');
    return item.kind !== 'names' && about(item, 'choice-expected', words, `${field}/names`);
  }
  if (item.kind === 'names') {
    const words = text('nama diminta, bukan pilihan', 'names are asked, not a choice');
    return about(item, 'names-expected', words, `${field}/code`);
  }
  return (
    !item.options.some(({ code }) => code === answer.code) && unknownOption(item, answer.code, index, context)
  );
}

function askedOf(
  item: InstrumentItem,
  sound: ReadonlyMap<string, Answer>,
  asked: ReadonlyMap<string, Asked>,
): Asked {
  if (item.ask === undefined) return 'yes';
  if (asked.get(item.ask.item) !== 'yes') return asked.get(item.ask.item) ?? 'unknown';
  const decisive = sound.get(item.ask.item);
  if (decisive === undefined) return 'unknown';
  return 'code' in decisive && item.ask.codes.includes(decisive.code) ? 'yes' : 'no';
}

function presenceCheck(item: InstrumentItem, asked: Asked, given: Given | undefined, at: string): Check {
  if (asked === 'no' && given !== undefined) {
    const words = text(
      `tidak ditanyakan menurut jawaban pada ${item.ask!.item}; harus dikosongkan`,
      `not asked after the answer to ${item.ask!.item}; must be left out`,
    );
    return about(item, 'item-skipped', words, `${at}/${given.index}`, { ask: item.ask });
  }
  if (asked !== 'yes' || given !== undefined) return false;
  const words = text(
    'belum dijawab; isi jawabannya, atau sebabnya tidak ada',
    'not answered; give the answer, or why there is none',
  );
  return about(item, 'item-unanswered', words, at);
}

/**
 * Whether answers fit an instrument: known items, once each, of the right kind, with known codes; skip rules kept (a
 * skipped item is left out), and every asked item answered or coded as missing. An item whose skip rule rests on an
 * answer that is itself at fault is judged neither way: one mistake, one reason.
 *
 * @param instrument the version that the answers are of
 * @param answers as they came, each of a valid form
 * @returns every reason, in the order of the list and then of the instrument; none when they fit. `params.item` names
 * the item.
 */
export function checkAnswers(
  instrument: InstrumentContent,
  answers: readonly Answer[],
  { others = [], at = '/answers' }: AnswerContext = {},
): Reason[] {
  const context = { others, at };
  const items = new Map(instrument.items.map((item) => [item.id, item]));
  const first = new Map<string, Given>();
  const sound = new Map<string, Answer>();
  const checks: Check[] = answers.map((answer, index) => {
    const given = { answer, index };
    const item = items.get(answer.item);
    if (item === undefined) return unknownItem(given, context);
    if (first.has(item.id)) {
      sound.delete(item.id);
      const words = text('dijawab lebih dari sekali', 'answered more than once');
      return about(item, 'item-repeated', words, `${at}/${index}/item`);
    }
    first.set(item.id, given);
    const fault = valueCheck(item, given, instrument, context);
    if (!fault) sound.set(item.id, answer);
    return fault;
  });
  const asked = new Map<string, Asked>();
  for (const item of instrument.items) {
    asked.set(item.id, askedOf(item, sound, asked));
    checks.push(presenceCheck(item, asked.get(item.id)!, first.get(item.id), at));
  }
  return reasonsOf(checks);
}

/**
 * @param answers sound ones, in any order
 * @returns the items that the skip rules ask after these answers, in the instrument's order
 */
export function askedItems(instrument: InstrumentContent, answers: readonly Answer[]): InstrumentItem[] {
  const given = new Map(answers.map((answer) => [answer.item, answer]));
  const asked = new Map<string, Asked>();
  return instrument.items.filter((item) => {
    asked.set(item.id, askedOf(item, given, asked));
    return asked.get(item.id) === 'yes';
  });
}
