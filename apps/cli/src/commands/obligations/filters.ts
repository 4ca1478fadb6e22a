import { day, regionCode, roles, uuid } from '@app/contracts';
import type { CommandFailed } from '../../failure.js';
import { failed } from '../../failure.js';

const wrong = (id: string, en: string): CommandFailed => failed(id, en, 2);

/** @throws CommandFailed unless it is a day of the calendar @param option as it was given, `--until` */
export function dayOf(value: string, option: string): string {
  if (day.safeParse(value).success) return value;
  throw wrong(`${option} harus hari, mis. 2026-12-31`, `${option} must be a day, e.g. 2026-12-31`);
}

/** @throws CommandFailed unless it has the form of a region's code */
export function regionOf(value: string): string {
  if (regionCode.safeParse(value).success) return value;
  throw wrong('--region harus kode wilayah, mis. 33.10', '--region must be the code of a region, e.g. 33.10');
}

/** @throws CommandFailed unless it is an id */
export function clusterOf(value: string): string {
  if (uuid.safeParse(value).success) return value.toLowerCase();
  throw wrong('--cluster harus id klaster', '--cluster must be the id of a cluster');
}

/** @throws CommandFailed unless it is a role's code */
export function roleOf(value: string): (typeof roles.codes)[number] {
  const role = roles.schema.safeParse(value);
  if (role.success) return role.data;
  const codes = roles.codes.join(', ');
  throw wrong(`--owner-role harus salah satu dari: ${codes}`, `--owner-role must be one of: ${codes}`);
}
