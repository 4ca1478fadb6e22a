import { isIP } from 'node:net';
import { z } from 'zod';
import type { Wording } from './problem.js';

/** Farther than any server stands behind. */
const MOST_HOPS = 10;
/** Names of networks that no address on the internet belongs to. */
const NAMED = new Set(['loopback', 'linklocal', 'uniquelocal']);

function isNetwork(entry: string): boolean {
  if (NAMED.has(entry)) return true;
  const [address = '', bits, ...more] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

const HOPS = /^\d{1,2}$/;

/** How many proxies stand in front, or the addresses and networks that they have. */
export const proxyVariables = {
  TRUST_PROXY: z
    .string()
    .transform((text): number | readonly string[] =>
      HOPS.test(text) ? Number(text) : text.split(/[\s,]+/).filter((entry) => entry !== ''),
    )
    .refine((trusted) => (typeof trusted === 'number' ? trusted <= MOST_HOPS : trusted.every(isNetwork)))
    .optional(),
};

export const proxyRules: Record<keyof typeof proxyVariables, { readonly must: Wording }> = {
  TRUST_PROXY: {
    must: {
      id: `banyaknya proksi di depan (0 sampai ${MOST_HOPS}), atau alamat dan jaringannya dengan koma, misalnya 10.0.0.5, 172.16.0.0/12, loopback`,
      en: `the number of proxies in front (0 to ${MOST_HOPS}), or their addresses and networks with commas, e.g. 10.0.0.5, 172.16.0.0/12, loopback`,
    },
  },
};
