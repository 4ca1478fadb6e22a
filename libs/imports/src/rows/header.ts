import type { Bilingual, InstrumentContent, InstrumentItem } from '@app/contracts';
import { text } from '@app/contracts';

/** What a column holds. */
export type Role =
  | { readonly kind: 'respondent' | 'answered-on' | 'name' | 'instrument' }
  /** A day or an instant that stands in for `answered-on` where that is absent, the first of them first. */
  | { readonly kind: 'instant'; readonly order: number; readonly utc: boolean }
  | { readonly kind: 'item'; readonly item: InstrumentItem }
  /** Beside an item that asks for names: whether they were given, or why not (our XLSForm). */
  | { readonly kind: 'status'; readonly item: InstrumentItem }
  /** What ODK and Kobo add by themselves. */
  | { readonly kind: 'ignored' };

/** The columns before the items, in the order of the templates, with the words under their header. */
export const BASE_COLUMNS = {
  respondent: text('Kode responden', 'Respondent code'),
  answered_on: text('Tanggal wawancara', 'Date of interview'),
  name: text('Nama (boleh kosong, data pribadi)', 'Name (optional, personal data)'),
} as const satisfies Record<string, Bilingual>;

/** The words over the question that comes before an item's names in our XLSForm. */
export const statusLabel = ({ label }: Pick<InstrumentItem, 'label'>): Bilingual =>
  text(`${label.id} (dapat disebutkan?)`, `${label.en} (can they be named?)`);

const BASE: Readonly<Record<string, Role>> = {
  respondent: { kind: 'respondent' },
  responden: { kind: 'respondent' },
  'answered-on': { kind: 'answered-on' },
  tanggal: { kind: 'answered-on' },
  name: { kind: 'name' },
  nama: { kind: 'name' },
  instrument: { kind: 'instrument' },
  today: { kind: 'instant', order: 1, utc: false },
  end: { kind: 'instant', order: 2, utc: false },
  start: { kind: 'instant', order: 3, utc: false },
  '-submission-time': { kind: 'instant', order: 4, utc: true },
  submissiondate: { kind: 'instant', order: 4, utc: true },
};

/** Kobo's other columns begin with an underscore; these are ODK's, and metadata that a form may ask for. */
const ODK_COLUMNS = new Set([
  ...['key', 'instanceid', 'instancename', 'submitterid', 'submittername', 'attachmentspresent'],
  ...['attachmentsexpected', 'status', 'reviewstate', 'deviceid', 'edits', 'formversion', 'uuid', 'rootuuid'],
  ...['username', 'phonenumber', 'subscriberid', 'simserial', 'audit', 'deprecatedid', 'email'],
]);

/** Every column that is none of the items', as an item's id would be written: no item may be called so. */
export const OTHER_COLUMNS: readonly string[] = [...Object.keys(BASE), ...ODK_COLUMNS];

/** Case, spaces at the ends and how Unicode writes an accent do not tell two headers apart. */
export const folded = (words: string): string =>
  words.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** XLSForm names are written with underscores where item ids have hyphens. */
const slugged = (header: string): string => folded(header).replaceAll('_', '-');

/** The words under the headers, and of the headers of an export with labels: none that stands for two columns. */
function labelled(instrument: InstrumentContent): Map<string, Role> {
  const labels = new Map<string, Role | null>();
  const add = ({ id, en }: Bilingual, role: Role) => {
    for (const label of new Set([folded(id), folded(en)])) labels.set(label, labels.has(label) ? null : role);
  };
  add(BASE_COLUMNS.respondent, { kind: 'respondent' });
  add(BASE_COLUMNS.answered_on, { kind: 'answered-on' });
  add(BASE_COLUMNS.name, { kind: 'name' });
  for (const item of instrument.items) {
    add(item.label, { kind: 'item', item });
    if (item.kind === 'names') add(statusLabel(item), { kind: 'status', item });
  }
  return new Map([...labels].filter((entry): entry is [string, Role] => entry[1] !== null));
}

function named(instrument: InstrumentContent): Map<string, Role> {
  const items = instrument.items.flatMap((item): [string, Role][] => [
    [item.id, { kind: 'item', item }],
    ...(item.kind === 'names' ? [[`${item.id}-status`, { kind: 'status', item }] as [string, Role]] : []),
  ]);
  return new Map([...Object.entries(BASE), ...items]);
}

/** The header itself, and what stays of it without the groups before it: a label may hold a `/` of its own. */
const withoutGroups = (header: string): string[] =>
  header.split('/').map((_, index, parts) => parts.slice(index).join('/'));

/**
 * Tells what a header stands for: an item's id or label, a column of the templates, or one of ODK's and Kobo's, the
 * groups before it left out (`group/item`; ODK Central writes `group-item`).
 *
 * @returns null for a header that is none of these
 */
export function headerReader(instrument: InstrumentContent): (header: string) => Role | null {
  const names = named(instrument);
  const labels = labelled(instrument);
  const tails = [...names].filter(
    ([, { kind }]) => kind === 'item' || kind === 'status' || kind === 'respondent',
  );
  return (header) => {
    const whole = slugged(header);
    if (whole === '') return null;
    const last = whole.slice(whole.lastIndexOf('/') + 1);
    const label = withoutGroups(header).find((each) => labels.has(folded(each)));
    const known = names.get(whole) ?? names.get(last) ?? labels.get(folded(label ?? ''));
    if (known !== undefined) return known;
    const plain = last.replace(/^meta-/, '');
    if (last.startsWith('-') || ODK_COLUMNS.has(plain)) return { kind: 'ignored' };
    const tail = tails.filter(([name]) => last.endsWith(`-${name}`));
    return (
      tail.reduce<[string, Role] | null>((a, b) => (a && a[0].length >= b[0].length ? a : b), null)?.[1] ??
      null
    );
  };
}
