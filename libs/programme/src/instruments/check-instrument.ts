import type { InstrumentContent, InstrumentItem, InstrumentOption } from '@app/contracts';
import type { Reason } from '@app/eventsourcing';
import { because, type Check, reasonsOf } from '../shared/refusing.js';
import { familyChecks } from './check-family.js';

/** Ids that are columns of their own in files of answers and in submissions from ODK and Kobo. */
export const RESERVED_ITEM_IDS: readonly string[] = [
  ...['respondent', 'responden', 'answered-on', 'name', 'nama', 'tanggal', 'instrument', 'index'],
  ...['start', 'end', 'today', 'submissiondate', 'key', 'instanceid', 'instancename', 'uuid', 'rootuuid'],
  ...['submitterid', 'submittername', 'attachmentspresent', 'attachmentsexpected', 'status', 'reviewstate'],
  ...['deviceid', 'edits', 'formversion', 'username', 'phonenumber', 'subscriberid', 'simserial', 'audit'],
  ...['deprecatedid', 'email', 'meta'],
];

/** The values of a list that occur before at an earlier place, with their index. */
function repeated<T>(values: readonly T[], key: (value: T) => unknown): { value: T; index: number }[] {
  const seen = new Set<unknown>();
  return values.flatMap((value, index) => {
    const each = key(value);
    if (each === undefined || !seen.has(each)) {
      seen.add(each);
      return [];
    }
    return [{ value, index }];
  });
}

function idChecks(items: readonly InstrumentItem[], at: string): Check[] {
  const statusOf = new Set(items.filter(({ kind }) => kind === 'names').map(({ id }) => `${id}-status`));
  return [
    ...repeated(items, ({ id }) => id).map(({ value, index }) =>
      because(
        'item-repeated',
        `butir ${value.id} ada lebih dari satu`,
        `there is more than one item ${value.id}`,
        `${at}/items/${index}/id`,
      ),
    ),
    ...items.map(
      ({ id }, index) =>
        (RESERVED_ITEM_IDS.includes(id) || statusOf.has(id)) &&
        because(
          'item-id-reserved',
          `${id} dipakai untuk kolom lain dalam berkas jawaban`,
          `${id} is another column in files of answers`,
          `${at}/items/${index}/id`,
        ),
    ),
  ];
}

const sameLabel = (language: 'id' | 'en') => (option: InstrumentOption) =>
  option.label?.[language].trim().toLocaleLowerCase(language);

/** Codes and labels must tell the options apart: files may carry either. */
function optionChecks({ options }: InstrumentItem, at: string): Check[] {
  const codes = new Set<string>(options.map(({ code }) => code));
  const codeOf = (index: number) => `${at}/options/${index}/code`;
  const labelled = (language: 'id' | 'en') => [
    ...repeated(options, sameLabel(language)).map(({ index }) => index),
    ...options.flatMap((option, index) => {
      const label = sameLabel(language)(option);
      return label !== undefined && label !== option.code && codes.has(label) ? [index] : [];
    }),
  ];
  return [
    ...repeated(options, ({ code }) => code).map(({ value, index }) =>
      because(
        'option-repeated',
        `kode ${value.code} ada lebih dari satu`,
        `there is more than one code ${value.code}`,
        codeOf(index),
      ),
    ),
    ...(['id', 'en'] as const).flatMap((language) =>
      labelled(language).map((index) =>
        because(
          'label-ambiguous',
          'label ini juga label atau kode opsi lain',
          'this label is also the label or code of another option',
          `${at}/options/${index}/label/${language}`,
        ),
      ),
    ),
  ];
}

/** An order needs a number behind every code, and no two the same; a mean rests on it as well. */
function valueChecks({ options, scale }: InstrumentItem, at: string): Check[] {
  const field = (index: number) => `${at}/options/${index}/value`;
  if (scale === 'nominal') return [];
  return [
    ...options.map(
      ({ code, value }, index) =>
        value === undefined &&
        because(
          'value-absent',
          `opsi ${code} belum bernilai; skala ini memerlukannya`,
          `option ${code} has no value, which this scale needs`,
          field(index),
        ),
    ),
    ...repeated(options, ({ value }) => value).map(({ value, index }) =>
      because(
        'value-repeated',
        `nilai ${value.value} dipakai lebih dari satu opsi`,
        `more than one option has the value ${value.value}`,
        field(index),
      ),
    ),
  ];
}

function kindChecks(item: InstrumentItem, at: string): Check[] {
  const { kind, options, scale, direction } = item;
  const names = kind === 'names';
  return [
    names &&
      options.length > 0 &&
      because(
        'options-on-names',
        'butir nama tidak memiliki opsi',
        'an item that asks for names has no options',
        `${at}/options`,
      ),
    names &&
      scale !== 'nominal' &&
      because('scale-on-names', 'butir nama selalu nominal', 'names are always nominal', `${at}/scale`),
    !names &&
      options.length < 2 &&
      because(
        'options-too-few',
        'pilihan memerlukan sedikitnya dua opsi',
        'a choice needs two options at least',
        `${at}/options`,
      ),
    scale === 'nominal' &&
      direction !== 'none' &&
      because(
        'direction-without-order',
        'skala nominal tidak memiliki urutan, jadi tidak ada arah yang lebih baik',
        'a nominal scale has no order, so neither end is the better one',
        `${at}/direction`,
      ),
  ];
}

/** A skip rule looks back: at an earlier choice, and at codes that it has. */
function skipChecks({ ask }: InstrumentItem, earlier: readonly InstrumentItem[], at: string): Check[] {
  if (ask === undefined) return [];
  const decisive = earlier.find(({ id }) => id === ask.item);
  if (decisive === undefined || decisive.kind !== 'choice') {
    return [
      because(
        'skip-rule-target',
        `${ask.item} bukan butir pilihan sebelum butir ini`,
        `${ask.item} is not a choice before this item`,
        `${at}/ask/item`,
      ),
    ];
  }
  return ask.codes.map(
    (code, index) =>
      !decisive.options.some((option) => option.code === code) &&
      because(
        'skip-rule-code',
        `${ask.item} tidak memiliki kode ${code}`,
        `${ask.item} has no code ${code}`,
        `${at}/ask/codes/${index}`,
      ),
  );
}

/**
 * Whether an instrument may be published: ids and codes tell everything apart, skip rules look back at codes that
 * exist, scales have their values, and the items have the form that the tables of their family need.
 *
 * @param content of a valid form
 * @param at JSON pointer of the content in what was sent; the empty string by default
 * @returns every reason against it; none when it may be published
 */
export function checkInstrument(content: InstrumentContent, at = ''): Reason[] {
  const { items } = content;
  return reasonsOf([
    ...idChecks(items, at),
    ...items.flatMap((item, index) => {
      const field = `${at}/items/${index}`;
      return [
        ...kindChecks(item, field),
        ...optionChecks(item, field),
        ...valueChecks(item, field),
        ...skipChecks(item, items.slice(0, index), field),
      ];
    }),
    ...familyChecks(content, at),
  ]);
}
