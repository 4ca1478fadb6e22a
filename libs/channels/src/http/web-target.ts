import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { type Bilingual, text } from '@app/contracts';
import { type AddressRules, mayCall } from './address-rules.js';

/** Gives every address of a name. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;
export const systemResolve: Resolve = (host) => lookup(host, { all: true, verbatim: true });

const NO_ADDRESS = text(
  'Alamat webhook bukan alamat web yang sah.',
  'The webhook address is not a valid web address.',
);
const SCHEME = text('Alamat webhook harus http atau https.', 'The webhook address must be http or https.');
const CREDENTIALS = text(
  'Alamat webhook tidak boleh memuat nama pengguna atau kata sandi.',
  'The webhook address must not carry a user name or password.',
);
const PORT = text(
  'Porta alamat webhook harus 80, 443, atau 1024 ke atas.',
  'The port of the webhook address must be 80, 443, or 1024 and above.',
);
export const PRIVATE_TARGET = text(
  'Alamat webhook mengarah ke jaringan lokal atau jaringan yang dicadangkan, yang tidak diizinkan. Gunakan alamat publik, atau minta administrator menambahkannya pada WEBHOOK_ALLOW.',
  'The webhook address leads to a local or reserved network, which is not allowed. Use a public address, or ask the administrator to add it to WEBHOOK_ALLOW.',
);

/**
 * Checks the form of a webhook's address, before anything is asked of the network.
 * @returns the address, or why it cannot be used, which never repeats it
 */
export function webTarget(given: string): { ok: true; url: URL } | { ok: false; text: Bilingual } {
  if (!URL.canParse(given)) return { ok: false, text: NO_ADDRESS };
  const url = new URL(given);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { ok: false, text: SCHEME };
  if (url.username !== '' || url.password !== '') return { ok: false, text: CREDENTIALS };
  const port = url.port === '' ? 443 : Number(url.port);
  if (port !== 80 && port !== 443 && port < 1024) return { ok: false, text: PORT };
  return { ok: true, url };
}

/** Host without the brackets of an IPv6 address and the dot of the root. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/**
 * Resolves a target and checks every address that it may stand for.
 * @returns the addresses to connect to; null where one of them is not allowed
 * @throws Error of the resolver when the name is not found
 */
export async function checkedAddresses(
  url: URL,
  rules: AddressRules,
  resolve: Resolve,
): Promise<readonly LookupAddress[] | null> {
  const host = hostOf(url);
  const literal = isIP(host);
  const found = literal === 0 ? await resolve(host) : [{ address: host, family: literal }];
  return found.length > 0 && found.every(({ address }) => mayCall(address, host, rules)) ? found : null;
}

/**
 * Answers a connection's question for an address with those that were checked, so that a name which by now stands
 * for another address (DNS rebinding) gains nothing.
 */
export const pinned =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_host, options, done) => {
    const [first] = addresses;
    if (options.all) done(null, [...addresses]);
    else done(null, first!.address, first!.family);
  };
