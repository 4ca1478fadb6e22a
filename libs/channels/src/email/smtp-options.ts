import type { SMTPPoolOptions } from 'nodemailer';
import type { EmailLimits } from './limits.js';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** How TLS is asked for: always, where the server offers it, or never. */
type Tls = 'required' | 'optional' | 'none';

/**
 * Over `smtps:` TLS comes first. Over `smtp:` STARTTLS is used where it is offered, and demanded where a password
 * would otherwise leave this machine unprotected. `?tls=required|optional|none` says otherwise.
 */
function tlsOf(url: URL): Tls {
  const asked = url.searchParams.get('tls');
  if (asked === 'required' || asked === 'optional' || asked === 'none') return asked;
  return url.password !== '' && !LOOPBACK.test(hostOf(url)) ? 'required' : 'optional';
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/**
 * @param address `smtp://user:password@host:587?tls=required` or `smtps://…`; `verify=false` takes any certificate
 * @param limits times in milliseconds
 * @throws TypeError when the address is no URL
 */
export function smtpOptions(address: string, limits: EmailLimits): SMTPPoolOptions & { pool: true } {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const tls = tlsOf(url);
  const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  return {
    pool: true,
    host: hostOf(url),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ...(secure ? {} : { requireTLS: tls === 'required', ignoreTLS: tls === 'none' }),
    ...(url.searchParams.get('verify') === 'false' ? { tls: { rejectUnauthorized: false } } : {}),
    ...(user === '' ? {} : { auth: { user, pass } }),
    maxConnections: limits.connections,
    // A connection that was dropped while idle is replaced once; nothing of the message was sent over it.
    maxRequeues: 1,
    connectionTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    greetingTimeout: limits.answerMs,
    socketTimeout: limits.answerMs,
    idleTimeout: 30_000,
  };
}
