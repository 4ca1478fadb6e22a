import type { Reason } from '@app/eventsourcing';
import { because, formatList } from '@app/programme';
import type { AnswersWhere } from '../source.js';
import type { AskedWave } from './answer-service.js';

/** @returns every reason why no answer could fit the question: an item or a code that no wave asks for */
export function checkWhere(waves: readonly AskedWave[], { item, codes }: AnswersWhere): Reason[] {
  const items = waves.flatMap(({ instrument }) => instrument.items);
  const asked = items.filter(({ id }) => id === item);
  if (asked.length === 0) return [unknownItem(item, [...new Set(items.map(({ id }) => id))])];
  const known = new Set(asked.flatMap(({ options }) => options.map(({ code }) => code)));
  return (codes ?? []).filter((code) => !known.has(code)).map((code) => unknownCode(code, [...known]));
}

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
