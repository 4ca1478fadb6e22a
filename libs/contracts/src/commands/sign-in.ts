import { z } from 'zod';
import { text } from '../bilingual.js';
import { command } from '../command-spec.js';
import { note, sha256, textOf, uuid } from '../primitives.js';
import { ID } from './shared.js';

/** Shortest password in characters (NIST SP 800-63B asks for 8; there is no second factor here). */
export const PASSWORD_LEAST = 12;
export const PASSWORD_MOST = 200;
/** A new password. That it is neither the old one nor the login is judged where those are known. */
export const newPassword = z.string().min(PASSWORD_LEAST).max(PASSWORD_MOST);

/** Days that an API token may live. */
export const TOKEN_DAYS_MOST = 365;
export const tokenName = textOf(60);

/** Whoever holds the link sets a new password, so only its SHA-256 is recorded. */
export const issueResetLink = command(
  'issue-reset-link',
  text('Terbitkan tautan kata sandi', 'Issue a password link'),
  z.strictObject({ link: uuid, tokenHash: sha256 }),
  { link: ID.item, tokenHash: 'a'.repeat(64) },
);
export const endSessions = command(
  'end-sessions',
  text('Akhiri semua sesi', 'End all sessions'),
  z.strictObject({ reason: note }),
  { reason: 'Laptop hilang' },
);
export const revokeToken = command(
  'revoke-token',
  text('Cabut token API', 'Revoke an API token'),
  z.strictObject({ token: uuid, reason: note.optional() }),
  { token: ID.item, reason: 'Tidak dipakai lagi' },
);
export const signInCommands = [issueResetLink, endSessions, revokeToken] as const;

/** What an API token may do and how long. */
export const tokenTerms = z.strictObject({
  name: tokenName,
  /** Reads only, whatever the account may. */
  readOnly: z.boolean(),
  /** Grants of the account that it is limited to; all of them, also later ones, without this. */
  grants: z.array(uuid).min(1).max(20).optional(),
});
export type TokenTerms = z.output<typeof tokenTerms>;
