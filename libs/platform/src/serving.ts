import type { Env } from './env.js';
import { StartProblem } from './problem.js';

/** @returns whether only this machine reaches a server that listens there */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Passwords and session cookies must not cross a network in the clear: beyond the loopback people come by https,
 * and the cookie is marked for nothing else.
 *
 * @throws StartProblem that says what to set
 */
export function assertSafeToServe({ HOST, PUBLIC_URL }: Pick<Env, 'HOST' | 'PUBLIC_URL'>): void {
  if (isLoopback(HOST) || PUBLIC_URL?.startsWith('https:')) return;
  throw new StartProblem({
    id: `HOST=${HOST} dapat dicapai dari jaringan, sedangkan PUBLIC_URL bukan alamat https: kata sandi dan kuki sesi akan terkirim tanpa enkripsi. Pasang proksi TLS di depan dan isi PUBLIC_URL=https://… (serta TRUST_PROXY=1), atau layani komputer ini saja dengan HOST=127.0.0.1.`,
    en: `HOST=${HOST} can be reached from the network, and PUBLIC_URL is no https address: passwords and session cookies would travel unencrypted. Put a TLS proxy in front and set PUBLIC_URL=https://… (and TRUST_PROXY=1), or serve this computer only with HOST=127.0.0.1.`,
  });
}
