import { z } from 'zod';
import { text } from '../bilingual.js';
import type { CommandOf } from '../command-spec.js';
import { command } from '../command-spec.js';
import { roles } from '../lists.js';
import { name, note, regionCode, textOf, uuid } from '../primitives.js';
import { importHolidays, recordHoliday, removeHoliday, setCadence } from './calendar.js';
import { personNoticeCommands } from './person-notices.js';
import { ID } from './shared.js';
import { newPassword, signInCommands } from './sign-in.js';
import { singleSignOnCommands } from './single-sign-on.js';

/** Regions: a number of the definition, overridden where the region's rules differ. One stream per region code. */
export const overrideParameter = command(
  'override-parameter',
  text('Ubah angka bagi daerah', 'Override a parameter'),
  z.strictObject({
    region: regionCode,
    criterion: textOf(60),
    parameter: textOf(40),
    value: z.number().min(0).max(10_000),
    reason: note,
  }),
  {
    region: '33.10',
    criterion: 'fpk-organs-diverse',
    parameter: 'minKinds',
    value: 2,
    reason: 'Kabupaten kecil',
  },
  { creates: true },
);
export const resetParameter = command(
  'reset-parameter',
  text('Kembalikan angka semula', 'Reset a parameter'),
  z.strictObject({ region: regionCode, criterion: textOf(60), parameter: textOf(40), reason: note }),
  { region: '33.10', criterion: 'fpk-organs-diverse', parameter: 'minKinds', reason: 'Sudah tidak perlu' },
  { creates: true },
);
export const regionCommands = [
  overrideParameter,
  resetParameter,
  recordHoliday,
  removeHoliday,
  importHolidays,
  setCadence,
] as const;
export type RegionCommand = CommandOf<typeof regionCommands>;

/** People: the only place of a name, encrypted under the person's own key. */
export const registerPerson = command(
  'register-person',
  text('Daftarkan orang', 'Register a person'),
  z.strictObject({ name, phone: textOf(40).optional(), email: z.email().max(200).optional() }),
  { name: 'Sri Wahyuni (contoh)', phone: '0812-0000-0000' },
  { creates: true, personal: ['name', 'phone', 'email'] },
);
export const correctPerson = command(
  'correct-person',
  text('Perbaiki data orang', "Correct a person's data"),
  z.strictObject({
    name: name.optional(),
    phone: textOf(40).optional(),
    email: z.email().max(200).optional(),
    reason: note,
  }),
  { name: 'Sri Wahyuningsih (contoh)', reason: 'Salah ketik' },
  { personal: ['name', 'phone', 'email'] },
);
export const personCommands = [registerPerson, correctPerson, ...personNoticeCommands] as const;
export type PersonCommand = CommandOf<typeof personCommands>;

export const roleScope = z.strictObject({
  region: regionCode.optional(),
  cluster: uuid.optional(),
  agreement: uuid.optional(),
});
export type RoleScope = z.output<typeof roleScope>;

export const openAccount = command(
  'open-account',
  text('Buat akun', 'Open an account'),
  z.strictObject({
    person: uuid,
    login: textOf(100),
    password: newPassword,
    roles: z
      .array(z.strictObject({ grant: uuid, role: roles.schema, scope: roleScope }))
      .min(1)
      .max(20),
  }),
  {
    person: ID.person,
    login: 'pengelola.klaten',
    password: 'kata-sandi-panjang-1',
    roles: [{ grant: ID.item, role: 'manager', scope: { region: '33.10' } }],
  },
  { creates: true, personal: ['login', 'password'] },
);
export const grantRole = command(
  'grant-role',
  text('Beri peran', 'Grant a role'),
  z.strictObject({ grant: uuid, role: roles.schema, scope: roleScope }),
  { grant: ID.finding, role: 'auditor', scope: { region: '33' } },
);
export const revokeRole = command(
  'revoke-role',
  text('Cabut peran', 'Revoke a role'),
  z.strictObject({ grant: uuid, reason: note }),
  { grant: ID.item, reason: 'Pindah tugas' },
);
export const disableAccount = command(
  'disable-account',
  text('Nonaktifkan akun', 'Disable an account'),
  z.strictObject({ reason: note }),
  { reason: 'Tidak lagi bertugas' },
);
export const enableAccount = command(
  'enable-account',
  text('Aktifkan akun', 'Enable an account'),
  z.strictObject({ reason: note }),
  { reason: 'Bertugas kembali' },
);
export const accountCommands = [
  openAccount,
  grantRole,
  revokeRole,
  disableAccount,
  enableAccount,
  ...signInCommands,
  ...singleSignOnCommands,
] as const;
export type AccountCommand = CommandOf<typeof accountCommands>;
