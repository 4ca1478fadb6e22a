import { z } from 'zod';
import { text } from '../bilingual.js';
import { command } from '../command-spec.js';
import { note, textOf, uuid } from '../primitives.js';
import { ID } from './shared.js';

/** What an identity provider calls itself: the `iss` of its tokens, to the letter (OpenID Connect Core, 2). */
export const issuer = z.url({ protocol: /^https?$/ }).max(500);
/** What a provider calls one person: the `sub` of its tokens, at most 255 characters (OpenID Connect Core, 2). */
export const providerSubject = textOf(255);

/** The account may be signed in to by this provider's person. E-mail addresses play no part. */
export const linkSignIn = command(
  'link-sign-in',
  text('Hubungkan dengan masuk tunggal', 'Link with single sign-on'),
  z.strictObject({ identity: uuid, issuer, subject: providerSubject }),
  { identity: ID.finding, issuer: 'https://masuk.example.id', subject: '24801f6e-contoh' },
  { personal: ['subject'] },
);
export const unlinkSignIn = command(
  'unlink-sign-in',
  text('Putuskan dari masuk tunggal', 'Unlink from single sign-on'),
  z.strictObject({ identity: uuid, reason: note.optional() }),
  { identity: ID.finding, reason: 'Akun di penyedia ditutup' },
);
export const singleSignOnCommands = [linkSignIn, unlinkSignIn] as const;
