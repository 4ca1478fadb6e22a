import {
  instant,
  issuer,
  name,
  note,
  noticePreferences,
  openCalendarFeed,
  overrideParameter,
  recordHoliday,
  removeHoliday,
  resetParameter,
  revokeCalendarFeed,
  roles,
  roleScope,
  setCadence,
  sha256,
  tokenTerms,
  uuid,
} from '@app/contracts';
import { z } from 'zod';
import type { EventOf } from '../shared/event-spec.js';
import { eventSpec } from '../shared/event-spec.js';

/** A personal value in memory: readable, or erased with its subject's key. */
export const personal = z.union([
  z.strictObject({ subject: uuid, value: z.string() }),
  z.strictObject({ subject: uuid, erased: z.literal(true) }),
]);

export const regionEvents = [
  eventSpec('ParameterOverridden', overrideParameter.schema),
  eventSpec('ParameterReset', resetParameter.schema),
  // With the hash of the file that it was read from, where it was.
  eventSpec('HolidayRecorded', recordHoliday.schema.extend({ file: sha256.optional() })),
  eventSpec('HolidayRemoved', removeHoliday.schema),
  eventSpec('CadenceSet', setCadence.schema),
] as const;
export type RegionEvent = EventOf<typeof regionEvents>;

const contact = { name: personal, phone: personal.optional(), email: personal.optional() };
export const personEvents = [
  eventSpec('PersonRegistered', z.strictObject(contact), ['name', 'phone', 'email']),
  eventSpec(
    'PersonCorrected',
    z.strictObject({ name: personal.optional(), phone: contact.phone, email: contact.email, reason: note }),
    ['name', 'phone', 'email'],
  ),
  /** The whole new value. */
  eventSpec('NoticePreferencesSet', noticePreferences),
  eventSpec('WebhookSet', z.strictObject({ url: personal, secret: personal }), ['url', 'secret']),
  eventSpec('WebhookRemoved', z.strictObject({})),
  /** Never the token, only its SHA-256. */
  eventSpec('CalendarFeedOpened', openCalendarFeed.schema),
  eventSpec('CalendarFeedRevoked', revokeCalendarFeed.schema),
] as const;
export type PersonEvent = EventOf<typeof personEvents>;

const grant = z.strictObject({ grant: uuid, role: roles.schema, scope: roleScope });
/** Never a password's hash: credentials stand in a table outside the log. */
export const accountEvents = [
  eventSpec('AccountOpened', z.strictObject({ person: uuid, login: personal }), ['login']),
  eventSpec('RoleGranted', grant),
  eventSpec('RoleRevoked', z.strictObject({ grant: uuid, reason: note })),
  eventSpec('AccountDisabled', z.strictObject({ reason: note })),
  eventSpec('AccountEnabled', z.strictObject({ reason: note })),
  /** By the account itself; never anything of the password. */
  eventSpec('PasswordChanged', z.strictObject({})),
  /** Never the link's secret, only its SHA-256. */
  eventSpec('ResetLinkIssued', z.strictObject({ link: uuid, tokenHash: sha256, expiresAt: instant })),
  eventSpec('PasswordReset', z.strictObject({ link: uuid })),
  eventSpec('SessionsEnded', z.strictObject({ reason: note })),
  /** Its hash stands in a table outside the log. */
  eventSpec('ApiTokenIssued', tokenTerms.extend({ token: uuid, expiresAt: instant })),
  eventSpec('ApiTokenRevoked', z.strictObject({ token: uuid, reason: note.optional() })),
  eventSpec('SignInLinked', z.strictObject({ identity: uuid, issuer, subject: personal }), ['subject']),
  eventSpec('SignInUnlinked', z.strictObject({ identity: uuid, reason: note.optional() })),
] as const;
export type AccountEvent = EventOf<typeof accountEvents>;

export const definitionEvents = [
  eventSpec('DefinitionPublished', z.strictObject({ id: name, version: z.int(), hash: z.string() })),
] as const;
export type DefinitionEvent = EventOf<typeof definitionEvents>;
