import type { RoleScope } from '@app/contracts';
import { cadenceParameters, cadenceUnits, holidayKinds, NATION, roles, text } from '@app/contracts';
import type { AccountEvent, DefinitionEvent, PersonEvent, RegionEvent } from '../administration/events.js';
import { personalName } from './label.js';
import { noticeWishSentences } from './notice-wishes.sentences.js';
import { signInSentences } from './sign-in.sentences.js';
import { singleSignOnSentences } from './single-sign-on.sentences.js';
import type { Telling } from './told.js';
import type { Voice } from './voice.js';

/** Where a role holds; everywhere when the scope names nothing. */
function scope(where: RoleScope, say: Voice): string {
  const parts = [
    where.region && `${say.pick(text('wilayah', 'region'))} ${where.region}`,
    where.cluster && `${say.pick(text('klaster', 'cluster'))} ${say.name(where.cluster)}`,
    where.agreement && `${say.pick(text('perjanjian', 'agreement'))} ${say.quote(say.name(where.agreement))}`,
  ].filter((each) => each !== undefined && each !== '');
  return parts.length === 0
    ? say.pick(text('seluruh program', 'the whole programme'))
    : say.list(parts as string[]);
}

/** `nama dan telepon`: which of a person's data changed, never the values. */
function changed(d: { name?: unknown; phone?: unknown; email?: unknown }, say: Voice): string {
  const fields = [
    d.name === undefined ? null : text('nama', 'name'),
    d.phone === undefined ? null : text('telepon', 'phone'),
    d.email === undefined ? null : text('surel', 'e-mail'),
  ];
  return say.list(fields.filter((each) => each !== null).map((each) => say.pick(each)));
}

/** `wilayah 33.10`, or the whole country. */
const place = (region: string, say: Voice): string =>
  region === NATION
    ? say.pick(text('seluruh Indonesia', 'all of Indonesia'))
    : `${say.pick(text('wilayah', 'the region'))} ${region}`;

const holder = (say: Voice): string => say.name(say.entry.stream);

/** Regions, people, accounts and definitions. */
export const administrationSentences: Telling<RegionEvent | PersonEvent | AccountEvent | DefinitionEvent> = {
  ParameterOverridden: {
    title: text('Angka bagi daerah diubah', 'Parameter overridden'),
    id: (d, say) =>
      `mengubah angka ${d.parameter} pada kriteria ${say.quote(say.name(d.criterion))} menjadi ${d.value} untuk wilayah ${d.region}`,
    en: (d, say) =>
      `changed the number ${d.parameter} of the criterion ${say.quote(say.name(d.criterion))} to ${d.value} for the region ${d.region}`,
    basis: (d, say) => say.quote(d.reason),
  },
  ParameterReset: {
    title: text('Angka semula dikembalikan', 'Parameter reset'),
    id: (d, say) =>
      `mengembalikan angka ${d.parameter} pada kriteria ${say.quote(say.name(d.criterion))} ke definisi untuk wilayah ${d.region}`,
    en: (d, say) =>
      `reset the number ${d.parameter} of the criterion ${say.quote(say.name(d.criterion))} to the definition's for the region ${d.region}`,
    basis: (d, say) => say.quote(d.reason),
  },
  HolidayRecorded: {
    title: text('Hari libur dicatat', 'Holiday recorded'),
    id: (d, say) =>
      `mencatat ${say.label(holidayKinds, d.kind)} ${say.quote(d.name.id)} pada ${say.day(d.day)} untuk ${place(d.region, say)}${d.works === true ? ', tetap hari kerja' : ''}`,
    en: (d, say) =>
      `recorded the ${say.label(holidayKinds, d.kind)} ${say.quote(d.name.en)} on ${say.day(d.day)} for ${place(d.region, say)}${d.works === true ? ', on which people work' : ''}`,
    basis: (d, say) =>
      d.decree === undefined
        ? d.file && `${say.pick(text('berkas', 'file'))} ${d.file.slice(0, 8)}`
        : say.quote(d.decree),
  },
  HolidayRemoved: {
    title: text('Hari libur dihapus', 'Holiday removed'),
    id: (d, say) => `menghapus hari libur ${say.day(d.day)} untuk ${place(d.region, say)}`,
    en: (d, say) => `removed the holiday of ${say.day(d.day)} for ${place(d.region, say)}`,
    basis: (d, say) => say.quote(d.reason),
  },
  CadenceSet: {
    title: text('Irama tenggat diatur', 'Cadence set'),
    id: (d, say) =>
      d.value === null
        ? `mengembalikan irama ${say.quote(cadenceParameters[d.parameter].title.id)} ke daerah di atas ${place(d.region, say)}`
        : `mengatur irama ${say.quote(cadenceParameters[d.parameter].title.id)} menjadi ${d.value} (${cadenceUnits.labels[cadenceParameters[d.parameter].unit].id}) untuk ${place(d.region, say)}`,
    en: (d, say) =>
      d.value === null
        ? `returned the cadence ${say.quote(cadenceParameters[d.parameter].title.en)} of ${place(d.region, say)} to the region above`
        : `set the cadence ${say.quote(cadenceParameters[d.parameter].title.en)} to ${d.value} (${cadenceUnits.labels[cadenceParameters[d.parameter].unit].en}) for ${place(d.region, say)}`,
    basis: (d, say) => say.quote(d.reason),
  },
  PersonRegistered: {
    title: text('Orang didaftarkan', 'Person registered'),
    id: (d) => `mendaftarkan ${personalName(d.name).id}`,
    en: (d) => `registered ${personalName(d.name).en}`,
  },
  PersonCorrected: {
    title: text('Data orang diperbaiki', "A person's data corrected"),
    id: (d, say) => `memperbaiki data ${holder(say)}: ${changed(d, say)}`,
    en: (d, say) => `corrected the data of ${holder(say)}: ${changed(d, say)}`,
    basis: (d, say) => say.quote(d.reason),
  },
  ...noticeWishSentences,
  AccountOpened: {
    title: text('Akun dibuat', 'Account opened'),
    id: (d, say) => `membuat akun untuk ${say.name(d.person)}`,
    en: (d, say) => `opened an account for ${say.name(d.person)}`,
  },
  RoleGranted: {
    title: text('Peran diberikan', 'Role granted'),
    id: (d, say) => `memberi ${holder(say)} peran ${say.label(roles, d.role)} untuk ${scope(d.scope, say)}`,
    en: (d, say) => `granted ${holder(say)} the role ${say.label(roles, d.role)} for ${scope(d.scope, say)}`,
  },
  RoleRevoked: {
    title: text('Peran dicabut', 'Role revoked'),
    id: (d, say) => `mencabut dari ${holder(say)} peran ${say.name(d.grant)}`,
    en: (d, say) => `revoked from ${holder(say)} the role ${say.name(d.grant)}`,
    basis: (d, say) => say.quote(d.reason),
  },
  AccountDisabled: {
    title: text('Akun dinonaktifkan', 'Account disabled'),
    id: (_, say) => `menonaktifkan akun ${holder(say)}`,
    en: (_, say) => `disabled the account of ${holder(say)}`,
    basis: (d, say) => say.quote(d.reason),
  },
  AccountEnabled: {
    title: text('Akun diaktifkan', 'Account enabled'),
    id: (_, say) => `mengaktifkan kembali akun ${holder(say)}`,
    en: (_, say) => `enabled the account of ${holder(say)} again`,
    basis: (d, say) => say.quote(d.reason),
  },
  ...signInSentences,
  ...singleSignOnSentences,
  DefinitionPublished: {
    title: text('Definisi diterbitkan', 'Definition published'),
    id: (d) => `menerbitkan definisi ${d.id} versi ${d.version}`,
    en: (d) => `published version ${d.version} of the definition ${d.id}`,
    basis: (d, say) => `${say.pick(text('sidik', 'hash'))} ${d.hash.slice(0, 8)}`,
  },
};
