import type { InstrumentItem } from '@app/contracts';

/** What a number of an item depends on: everything but the wording. */
function measure({ kind, scale, direction, options, ask, linkage, part }: InstrumentItem): string {
  const codes = options.map(({ code, value }) => `${code}=${value ?? ''}`).sort();
  const asked = ask && { item: ask.item, codes: [...ask.codes].sort() };
  return JSON.stringify([kind, scale, direction, codes, asked ?? null, linkage ?? null, part ?? null]);
}

/**
 * Tells whether two versions of an item measure the same, so that their counts may be added or compared: the same
 * codes with the same values on the same scale, asked of the same respondents. Wording may differ, and a label may
 * have been added to a code that had none (E: problem handling version 2).
 */
export const sameMeasure = (a: InstrumentItem, b: InstrumentItem): boolean => measure(a) === measure(b);
