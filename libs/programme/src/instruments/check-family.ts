import type { InstrumentContent, InstrumentItem } from '@app/contracts';
import { because, type Check } from '../shared/refusing.js';

/** Of one linkage: who cooperates, and of those, how and with whom; a part stands once. */
function placeCheck(items: readonly InstrumentItem[], index: number, field: string): Check {
  const place = ({ linkage, part }: InstrumentItem) => linkage && part && `${linkage} ${part}`;
  const own = place(items[index]!);
  if (own === undefined) {
    return because(
      'linkage-absent',
      'butir kerja sama menyebut mata rantai dan bagiannya',
      'a cooperation item names its linkage and part',
      field,
    );
  }
  return (
    items.findIndex((item) => place(item) === own) < index &&
    because(
      'linkage-repeated',
      'bagian mata rantai ini sudah ditanyakan butir lain',
      'another item asks for this part of the linkage already',
      `${field}/part`,
    )
  );
}

function partCheck(items: readonly InstrumentItem[], item: InstrumentItem, field: string): Check {
  if (item.part === 'exists') {
    return (
      !item.options.some(({ code }) => code === 'yes') &&
      because(
        'linkage-code',
        'ada tidaknya kerja sama memerlukan kode yes',
        'whether there is cooperation needs the code yes',
        `${field}/options`,
      )
    );
  }
  const root = items.find(({ linkage, part }) => linkage === item.linkage && part === 'exists');
  const bound = root !== undefined && item.ask?.item === root.id && item.ask.codes.join() === 'yes';
  return (
    !bound &&
    because(
      'linkage-skip-rule',
      'cara dan mitra hanya ditanyakan bila ada kerja sama (yes)',
      'mode and partners are asked only where there is cooperation (yes)',
      `${field}/ask`,
    )
  );
}

const partnersCheck = ({ part, kind }: InstrumentItem, field: string): Check =>
  (part === 'partners') !== (kind === 'names') &&
  because(
    'linkage-kind',
    'mitra, dan hanya mitra, ditanyakan sebagai nama',
    'partners, and only they, are asked as names',
    `${field}/kind`,
  );

function cooperationCheck(items: readonly InstrumentItem[], index: number, field: string): Check[] {
  const item = items[index]!;
  if (item.linkage === undefined || item.part === undefined) return [placeCheck(items, index, field)];
  return [placeCheck(items, index, field), partCheck(items, item, field), partnersCheck(item, field)];
}

const dynamicsCheck = ({ scale }: InstrumentItem, field: string): Check =>
  scale !== 'interval' &&
  because(
    'family-scale',
    'indikator dinamika berskala interval, sebab reratanya dihitung',
    'a dynamics indicator is an interval scale, for its mean is taken',
    `${field}/scale`,
  );

const problemHandlingCheck = ({ kind }: InstrumentItem, field: string): Check =>
  kind !== 'choice' &&
  because(
    'family-kind',
    'cara mengatasi masalah ditanyakan sebagai pilihan',
    'problem handling is asked as a choice',
    `${field}/kind`,
  );

/**
 * Each family feeds tables of its own (chapter IV, Tables 3, 4 to 7, 8), which need its items in a certain form.
 *
 * @param at JSON pointer of the content in what was sent
 */
export function familyChecks({ family, items }: InstrumentContent, at: string): Check[] {
  return items.flatMap((item, index): Check[] => {
    const field = `${at}/items/${index}`;
    if (family === 'cooperation') return cooperationCheck(items, index, field);
    if (family === 'dynamics') return [dynamicsCheck(item, field)];
    return family === 'problem-handling' ? [problemHandlingCheck(item, field)] : [];
  });
}
