import type { Bilingual, InstrumentContent, InstrumentItem } from '@app/contracts';
import { RESPONDENT_PATTERN, text } from '@app/contracts';
import { NAMED } from '../rows/cell-answer.js';
import { BASE_COLUMNS, statusLabel } from '../rows/header.js';
import { inBoth, type SheetRow } from './columns.js';
import { groupName, questionName, relevance, STATUS_LIST, statusName } from './names.js';

const REQUIRED = text(
  'Harus diisi; bila tidak ada jawaban, pilih sebabnya.',
  'Needed; where there is no answer, choose why.',
);
const RESPONDENT = `regex(., '${RESPONDENT_PATTERN.source}')`;
const TEXTS = {
  code: text('Kode seperti CPR-012, bukan nama', 'A code such as CPR-012, not a name'),
  unfit: text(
    'Harus kode seperti CPR-012: huruf, angka, titik, garis; tanpa spasi; bukan nama.',
    'Must be a code such as CPR-012: letters, digits, points, dashes; no spaces; not a name.',
  ),
  future: text('Tidak boleh sesudah hari ini.', 'Must not be after today.'),
  personal: text(
    'Data pribadi; laporan tidak pernah menampilkannya.',
    'Personal data; reports never show it.',
  ),
  names: text(
    'Nama atau kode responden, dipisahkan titik koma (;)',
    'Names or respondent codes, separated by semicolons (;)',
  ),
  field: text('Tampak di lapangan', 'In the field'),
} as const;

const required: SheetRow = { required: 'yes', ...inBoth('required_message', REQUIRED) };

/** Version and respondent: what a submission is known by. */
const base = ({ key, version }: InstrumentContent): SheetRow[] => [
  { type: 'calculate', name: 'instrument', calculation: `'${key}/${version}'` },
  {
    type: 'text',
    name: 'respondent',
    ...inBoth('label', BASE_COLUMNS.respondent),
    ...inBoth('hint', TEXTS.code),
    ...required,
    constraint: RESPONDENT,
    ...inBoth('constraint_message', TEXTS.unfit),
  },
  {
    type: 'date',
    name: 'answered_on',
    ...inBoth('label', BASE_COLUMNS.answered_on),
    ...required,
    constraint: '. <= today()',
    ...inBoth('constraint_message', TEXTS.future),
    default: 'today()',
  },
  {
    type: 'text',
    name: 'name',
    ...inBoth('label', BASE_COLUMNS.name),
    ...inBoth('hint', TEXTS.personal),
  },
];

/** What the points of a scale look like: choices have no hints of their own, so it stands under the question. */
function anchors({ options }: InstrumentItem): Bilingual | undefined {
  const anchored = options.filter(({ anchor }) => anchor !== undefined);
  if (anchored.length === 0) return undefined;
  const list = (language: 'id' | 'en') =>
    anchored.map(({ code, label, anchor }) => `${label?.[language] ?? code}: ${anchor![language]}`);
  const head = (language: 'id' | 'en') => [`${TEXTS.field[language]}:`, ...list(language)].join('\n');
  return text(head('id'), head('en'));
}

/** One below the other: beside each other the reasons for no answer would read as points of the scale. */
const ordered = ({ scale }: InstrumentItem): SheetRow =>
  scale === 'nominal' ? {} : { appearance: 'columns-1' };

const choice = (item: InstrumentItem): SheetRow => ({
  type: `select_one ${questionName(item.id)}`,
  name: questionName(item.id),
  ...inBoth('label', item.label),
  ...inBoth('hint', anchors(item)),
  ...required,
  relevant: relevance(item),
  ...ordered(item),
});

/** First whether there are names: an empty text would not say why. */
const names = (item: InstrumentItem): SheetRow[] => [
  {
    type: `select_one ${STATUS_LIST}`,
    name: statusName(item.id),
    ...inBoth('label', statusLabel(item)),
    ...required,
    relevant: relevance(item),
  },
  {
    type: 'text',
    name: questionName(item.id),
    ...inBoth('label', item.label),
    ...inBoth('hint', TEXTS.names),
    ...required,
    relevant: `\${${statusName(item.id)}} = '${NAMED}'`,
    appearance: 'multiline',
  },
];

/** @returns the rows of the sheet `survey`: instrument, respondent, day, name, and the items in a group */
export function surveyRows(instrument: InstrumentContent): SheetRow[] {
  return [
    ...base(instrument),
    { type: 'begin_group', name: groupName(instrument), ...inBoth('label', instrument.title) },
    ...instrument.items.flatMap((item) => (item.kind === 'names' ? names(item) : [choice(item)])),
    { type: 'end_group' },
  ];
}
