import type { InstrumentContent, InstrumentItem } from '@app/contracts';

/** ODK allows letters, digits and underscores everywhere; hyphens not in every tool. The reader turns them back. */
export const questionName = (item: string): string => item.replaceAll('-', '_');

/** Beside an item that asks for names: whether they can be given, or why not. */
export const statusName = (item: string): string => `${questionName(item)}_status`;

/** The list of choices that the status questions share; no item's name has two underscores together. */
export const STATUS_LIST = 'names__status';

/**
 * The group around the items. ODK Central joins it to their names with a hyphen, so it must not make one item's
 * column look like another's: no id may begin with it.
 */
export function groupName({ items }: Pick<InstrumentContent, 'items'>): string {
  const taken = (name: string) => items.some(({ id }) => id === name || id.startsWith(`${name}-`));
  let name = 'answers';
  while (taken(name)) name += 'x';
  return name;
}

/** @returns the skip rule in XPath, or nothing @param items of the instrument */
export const relevance = ({ ask }: InstrumentItem): string =>
  (ask?.codes ?? []).map((code) => `\${${questionName(ask!.item)}} = '${code}'`).join(' or ');
