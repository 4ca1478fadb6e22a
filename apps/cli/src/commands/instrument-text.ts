import type { Bilingual, InstrumentContent, InstrumentItem } from '@app/contracts';
import { nonResponses, scaleTypes, text } from '@app/contracts';
import type { DescribedDiff } from '@app/programme';
import type { Language } from '../language.js';
import { table } from '../output.js';

const WORDS = {
  names: text('nama', 'names'),
  only: text('hanya bila', 'only where'),
  unlabelled: text('(tanpa arti dalam sumbernya)', '(no meaning given by the source)'),
  missing: text('Tanpa jawaban', 'No answer'),
  notes: text('Catatan', 'Notes'),
} as const satisfies Record<string, Bilingual>;

/** @returns "ordinal; hanya bila peer = yes" */
function kindOf({ kind, scale, ask }: InstrumentItem, lang: Language): string {
  const what = kind === 'names' ? WORDS.names[lang] : scaleTypes.labels[scale][lang];
  return ask === undefined ? what : `${what}; ${WORDS.only[lang]} ${ask.item} = ${ask.codes.join(', ')}`;
}

function optionLines({ options }: InstrumentItem, lang: Language): string[] {
  if (options.length === 0) return [];
  const rows = options.map(({ code, label, anchor }) => [
    ...[`    ${code}`, label?.[lang] ?? WORDS.unlabelled[lang], anchor?.[lang] ?? ''],
  ]);
  return [table(rows)];
}

/** One version for a person at a terminal: every question with its codes, and the codes for no answer. */
export function instrumentText(content: InstrumentContent, lang: Language): string {
  const { title, key, version, source, items, notes } = content;
  const missing = content.nonResponses.map((code) => `${code} (${nonResponses.labels[code][lang]})`);
  return [
    `${title[lang]} (${key} v${version})${source === null ? '' : `: ${source}`}`,
    ...items.flatMap((item) => [
      `\n${item.id}: ${item.label[lang]} [${kindOf(item, lang)}]`,
      ...optionLines(item, lang),
    ]),
    `\n${WORDS.missing[lang]}: ${missing.join(', ')}`,
    ...(notes.length === 0 ? [] : [`${WORDS.notes[lang]}:`]),
    ...notes.map((note) => `  ${note[lang]}`),
  ].join('\n');
}

/** What changed between two versions: a sentence for each item, a plus where figures stay comparable. */
export function diffText({ summary, items, others }: DescribedDiff, lang: Language): string {
  const lines = items.map(({ comparable, sentence }) => `  ${comparable ? '+' : '-'} ${sentence[lang]}`);
  return [summary[lang], ...lines, ...others.map((each) => `  ${each[lang]}`)].join('\n');
}
