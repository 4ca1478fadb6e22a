import { z } from 'zod';
import type { Wording } from './problem.js';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The provider's name as its tokens bear it: kept to the letter, also a slash at the end. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text) || text.length > 500) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  if (search !== '' || hash !== '' || username !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

/** Variables of single sign-on by OpenID Connect. */
export const singleSignOnVariables = {
  OIDC_ISSUER: z.string().refine(isIssuer).optional(),
  OIDC_CLIENT_ID: z.string().max(500).optional(),
  OIDC_CLIENT_SECRET: z.string().max(2000).optional(),
  /** Path of a file that holds the secret and nothing else. */
  OIDC_CLIENT_SECRET_FILE: z
    .string()
    .refine((text) => !text.includes('\0'))
    .optional(),
  /** What the button says. */
  OIDC_LABEL: z.string().max(60).optional(),
};

type Name = keyof typeof singleSignOnVariables;

export const singleSignOnRules: Record<Name, { readonly must: Wording; readonly secret?: boolean }> = {
  OIDC_ISSUER: {
    must: {
      id: 'alamat https penyedia identitas seperti tertulis dalam tokennya, misalnya https://masuk.example.id',
      en: "the identity provider's https address as its tokens bear it, e.g. https://login.example.org",
    },
  },
  OIDC_CLIENT_ID: { must: { id: 'teks paling panjang 500 huruf', en: 'a text of at most 500 characters' } },
  OIDC_CLIENT_SECRET: {
    must: { id: 'teks paling panjang 2000 huruf', en: 'a text of at most 2000 characters' },
    secret: true,
  },
  OIDC_CLIENT_SECRET_FILE: { must: { id: 'jalur berkas', en: 'the path of a file' } },
  OIDC_LABEL: { must: { id: 'teks paling panjang 60 huruf', en: 'a text of at most 60 characters' } },
};

type Given = Readonly<Partial<Record<Name | 'PUBLIC_URL', unknown>>>;

interface Lack extends Wording {
  readonly name: string;
}

const needed = (name: string, id: string, en: string): Lack => ({
  name,
  id: `${name} diperlukan untuk masuk tunggal: ${id}.`,
  en: `${name} is needed for single sign-on: ${en}.`,
});

/** @returns what single sign-on lacks, when anything of it is set */
export function singleSignOnLacks(env: Given): Lack[] {
  const names = Object.keys(singleSignOnVariables) as Name[];
  if (names.every((name) => env[name] === undefined)) return [];
  const given = (name: keyof Given) => env[name] !== undefined;
  const both = given('OIDC_CLIENT_SECRET') && given('OIDC_CLIENT_SECRET_FILE');
  const neither = !given('OIDC_CLIENT_SECRET') && !given('OIDC_CLIENT_SECRET_FILE');
  return [
    given('PUBLIC_URL')
      ? null
      : needed(
          'PUBLIC_URL',
          'ke sanalah penyedia mengembalikan peramban',
          'the provider sends browsers back there',
        ),
    given('OIDC_ISSUER')
      ? null
      : needed('OIDC_ISSUER', 'alamat penyedia identitas', "the provider's address"),
    given('OIDC_CLIENT_ID')
      ? null
      : needed('OIDC_CLIENT_ID', 'nama Rumpun di penyedia', "Rumpun's name at the provider"),
    neither
      ? needed('OIDC_CLIENT_SECRET', 'atau OIDC_CLIENT_SECRET_FILE', 'or OIDC_CLIENT_SECRET_FILE')
      : null,
    both
      ? {
          name: 'OIDC_CLIENT_SECRET',
          id: 'OIDC_CLIENT_SECRET dan OIDC_CLIENT_SECRET_FILE tidak boleh bersamaan.',
          en: 'OIDC_CLIENT_SECRET and OIDC_CLIENT_SECRET_FILE exclude each other.',
        }
      : null,
  ].filter((each) => each !== null);
}
