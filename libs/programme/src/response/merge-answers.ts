import type { Answer, InstrumentContent } from '@app/contracts';

/**
 * Answers with some of them replaced. An answer that the skip rule no longer asks for goes with the one that it hung
 * on: who says no has no mode.
 *
 * @returns in the instrument's order
 */
export function mergeAnswers(
  instrument: InstrumentContent,
  before: readonly Answer[],
  changes: readonly Answer[],
): Answer[] {
  const byItem = new Map([...before, ...changes].map((each) => [each.item, each]));
  const merged: Answer[] = [];
  for (const { id, ask } of instrument.items) {
    const given = byItem.get(id);
    byItem.delete(id);
    const parent = ask && merged.find(({ item }) => item === ask.item);
    const asked =
      ask === undefined || (parent !== undefined && 'code' in parent && ask.codes.includes(parent.code));
    const insisted = changes.some(({ item }) => item === id);
    if (given !== undefined && (asked || insisted)) merged.push(given);
  }
  // What the instrument does not know stays, to be refused by name.
  return [...merged, ...byItem.values()];
}
