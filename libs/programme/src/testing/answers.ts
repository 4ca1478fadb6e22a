import type { Answer, InstrumentContent, InstrumentItem } from '@app/contracts';
import fc from 'fast-check';

/** A name without the separator of names in a cell, trimmed and normalised as the schema leaves it. */
const anyName = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .map((name) =>
    name
      .normalize('NFC')
      .replace(/[;\r\n\0\uFFFD]/g, '')
      .trim(),
  )
  .filter((name) => name.length > 0 && name.isWellFormed());

function anyAnswer(item: InstrumentItem, { nonResponses }: InstrumentContent): fc.Arbitrary<Answer> {
  const missing = fc.constantFrom(...nonResponses).map((why) => ({ item: item.id, missing: why }));
  if (item.kind === 'names') {
    const names = fc.uniqueArray(anyName, { minLength: 1, maxLength: 4 });
    return fc.oneof(
      names.map((list): Answer => ({ item: item.id, names: list })),
      missing,
    );
  }
  const codes = item.options.map(({ code }) => code);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...codes).map((code): Answer => ({ item: item.id, code })) },
    missing,
  );
}

/** One respondent's answers that fit an instrument: asked items only, in its order. */
export function anyAnswers(instrument: InstrumentContent): fc.Arbitrary<Answer[]> {
  return fc.tuple(...instrument.items.map((item) => anyAnswer(item, instrument))).map((all) => {
    const kept: Answer[] = [];
    for (const [index, { ask }] of instrument.items.entries()) {
      const decisive = kept.find(({ item }) => item === ask?.item);
      const asked =
        ask === undefined || (decisive && 'code' in decisive && ask.codes.includes(decisive.code));
      if (asked) kept.push(all[index]!);
    }
    return kept;
  });
}
