import type { Reason } from '@app/eventsourcing';
import type { AnswersCursor } from '@app/read-models';
import { because, formatList } from '@app/programme';
import type { AnswersAsk } from '../source.js';
import type { AskedWave } from './answer-service.js';

/**
 * @param cursor null when it could not be read
 * @returns every reason why no answer could be meant: an item or a code that no wave asks for, a broken page marker
 */
export function checkAsk(
  waves: readonly AskedWave[],
  { item, codes = [], missing = [] }: Omit<AnswersAsk, 'surveys'>,
  cursor?: AnswersCursor | null,
): Reason[] {
  const broken = cursor === null ? [brokenCursor()] : [];
  if (item === undefined) return codes.length + missing.length > 0 ? [...broken, itemNeeded()] : broken;
  const items = waves.flatMap(({ instrument }) => instrument.items);
  const asked = items.filter(({ id }) => id === item);
  if (asked.length === 0) return [...broken, unknownItem(item, [...new Set(items.map(({ id }) => id))])];
  const known = new Set(asked.flatMap(({ options }) => options.map(({ code }) => code)));
  return [
    ...broken,
    ...codes.filter((code) => !known.has(code)).map((code) => unknownCode(code, [...known])),
  ];
}

const itemNeeded = (): Reason =>
  because(
    'item-needed',
    'Kode dan alasan tidak menjawab adalah milik satu butir: sebutkan “item”.',
    'Codes and reasons for no answer belong to one item: name the “item”.',
    'item',
  );

const brokenCursor = (): Reason =>
  because('cursor-malformed', 'bukan penanda halaman', 'is no page marker', 'cursor');

const unknownItem = (item: string, items: readonly string[]): Reason =>
  because(
    'unknown-item',
    `Tidak ada butir “${item}” dalam gelombang itu. Butir yang ada: ${formatList(items, 'id')}.`,
    `There is no item “${item}” in those waves. Its items are ${formatList(items, 'en')}.`,
    'item',
    { items },
  );

const unknownCode = (code: string, codes: readonly string[]): Reason =>
  because(
    'unknown-code',
    codes.length === 0
      ? `Butir itu menanyakan nama, jadi tidak punya kode “${code}”.`
      : `Butir itu tidak punya kode “${code}”. Kode yang ada: ${formatList(codes, 'id')}.`,
    codes.length === 0
      ? `That item asks for names and has no code “${code}”.`
      : `That item has no code “${code}”. Its codes are ${formatList(codes, 'en')}.`,
    'codes',
    { codes },
  );
