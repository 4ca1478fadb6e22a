import { isIP } from 'node:net';
import { z } from 'zod';
import type { Wording } from './problem.js';

const SMTP_SETTINGS: Readonly<Record<string, readonly string[]>> = {
  tls: ['required', 'optional', 'none'],
  verify: ['true', 'false'],
};

function decodes(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Settings are few and known: a misspelt one would quietly leave a connection without TLS. */
function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const known = [...url.searchParams].every(([name, value]) => SMTP_SETTINGS[name]?.includes(value) ?? false);
  const login = decodes(url.username) && decodes(url.password);
  return ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '' && known && login;
}

const MAILBOX = /^(?:[^<>"\p{Cc}]*<[^\s<>@"(),:;]+@[^\s<>@"(),:;]+>|[^\s<>@"(),:;]+@[^\s<>@"(),:;]+)$/u;
/** The last label holds a letter: `10.0.0.300` is a mistaken address and no name. */
const HOST_NAME = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9-]*[a-z][a-z0-9-]*$/i;

function isNetworkOrHost(entry: string): boolean {
  const [address = '', bits, ...more] = entry.split('/');
  const family = isIP(address);
  if (family === 0) return bits === undefined && HOST_NAME.test(entry);
  const most = family === 4 ? 32 : 128;
  return more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

const listOf = (text: string): readonly string[] => text.split(/[\s,]+/).filter((entry) => entry !== '');

/** Variables of the ways out: e-mail, SMS or WhatsApp, webhooks. */
export const channelVariables = {
  SMTP_URL: z.string().refine(isSmtpUrl).optional(),
  MAIL_FROM: z.string().max(320).regex(MAILBOX).optional(),
  /** Path of a JSON file. */
  GATEWAY_CONFIG: z
    .string()
    .refine((text) => !text.includes('\0'))
    .optional(),
  /** Networks, addresses and host names that webhooks may call although they are not public. */
  WEBHOOK_ALLOW: z
    .string()
    .refine((text) => listOf(text).every(isNetworkOrHost))
    .transform(listOf)
    .optional(),
};

export const channelRules: Record<
  keyof typeof channelVariables,
  { readonly must: Wording; readonly secret?: boolean }
> = {
  SMTP_URL: {
    must: {
      id: 'alamat SMTP, misalnya smtp://pengguna:sandi@host:587?tls=required (tls: required, optional, none; verify: true, false)',
      en: 'an SMTP address, e.g. smtp://user:password@host:587?tls=required (tls: required, optional, none; verify: true, false)',
    },
    secret: true,
  },
  MAIL_FROM: {
    must: {
      id: 'alamat surel pengirim, misalnya Rumpun <rumpun@example.id>',
      en: "the sender's e-mail address, e.g. Rumpun <rumpun@example.org>",
    },
  },
  GATEWAY_CONFIG: { must: { id: 'jalur berkas JSON', en: 'the path of a JSON file' } },
  WEBHOOK_ALLOW: {
    must: {
      id: 'daftar jaringan, alamat IP, atau nama host dengan koma, misalnya 10.1.0.0/16, hook.dinas.internal',
      en: 'a list of networks, IP addresses or host names with commas, e.g. 10.1.0.0/16, hook.agency.internal',
    },
  },
};
