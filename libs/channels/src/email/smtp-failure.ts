import { text } from '@app/contracts';
import type { HandOverFailure } from '../channel.js';
import { later, never } from '../failure.js';

/** What nodemailer tells of an attempt that failed. */
export interface SmtpError {
  readonly code?: string;
  readonly originalCode?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

const UNKNOWN = text(
  'Sambungan putus setelah surel dikirim dan sebelum peladen surat menjawab; tidak diketahui apakah diterima.',
  'The connection broke after the e-mail was sent and before the mail server answered; whether it was taken is not known.',
);
const LOGIN = text(
  'Peladen surat menolak nama pengguna atau kata sandi. Periksa SMTP_URL.',
  'The mail server refused the user name or the password. Check SMTP_URL.',
);
const CERTIFICATE = text(
  'Sambungan aman (TLS) ke peladen surat gagal: sertifikat atau STARTTLS bermasalah. Periksa SMTP_URL.',
  'The secure connection (TLS) to the mail server failed over its certificate or STARTTLS. Check SMTP_URL.',
);
const NO_SERVER = text(
  'Peladen surat tidak dapat dihubungi. Periksa SMTP_URL dan jaringan.',
  'The mail server could not be reached. Check SMTP_URL and the network.',
);
const SILENT = text('Peladen surat tidak menjawab pada waktunya.', 'The mail server did not answer in time.');
const TOO_LARGE = text(
  'Surel lebih besar daripada yang diterima peladen surat.',
  'The e-mail is larger than the mail server takes.',
);
const SENDER = text(
  'Peladen surat menolak alamat pengirim. Periksa MAIL_FROM.',
  "The mail server refused the sender's address. Check MAIL_FROM.",
);
const UNFIT = text('Alamat surel tidak sah.', 'The e-mail address is not valid.');

const TLS_CODES = /^(ETLS|EREQUIRETLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO$)/;
/** Refusals of a message or an address; all others end the session before one was named. */
const OF_THE_MESSAGE = new Set(['EENVELOPE', 'EMESSAGE']);
const TIMES = new Set(['ETIMEDOUT', 'EABORT']);

/** `550 5.1.1`: the numbers alone, for the words of an answer often repeat the address (RFC 3463). */
function numbersOf(error: SmtpError): string {
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(error.response ?? '')?.[1];
  return enhanced === undefined ? `${error.responseCode}` : `${error.responseCode} ${enhanced}`;
}

function answered(error: SmtpError, status: number): HandOverFailure {
  const numbers = numbersOf(error);
  // The account that sends is refused, not this reader: whoever mends it wants the notice to go out then.
  if (error.code === 'EAUTH' || status === 530 || status === 535) return later('refused', LOGIN);
  if (error.code === 'ETLS') return later('unreachable', CERTIFICATE);
  if (status === 421 || !OF_THE_MESSAGE.has(error.code ?? ''))
    return later(
      'unreachable',
      text(
        `Peladen surat sedang tidak melayani (${numbers}).`,
        `The mail server is not in service (${numbers}).`,
      ),
    );
  // Bad sequence of commands: the session was in the wrong state, another one may do.
  if (status < 500 || status === 503)
    return later(
      'refused',
      text(
        `Peladen surat menunda surel (${numbers}); akan dicoba lagi.`,
        `The mail server put the e-mail off (${numbers}); it will be tried again.`,
      ),
    );
  if (error.command === 'MAIL FROM') return later('refused', SENDER);
  if (error.command === 'RCPT TO')
    return never(
      'bounced',
      text(
        `Peladen surat menolak alamat penerima (${numbers}). Perbaiki alamat surelnya.`,
        `The mail server refused the recipient's address (${numbers}). Correct the e-mail address.`,
      ),
    );
  return never(
    'refused',
    text(`Peladen surat menolak surel (${numbers}).`, `The mail server refused the e-mail (${numbers}).`),
  );
}

function unanswered(error: SmtpError): HandOverFailure {
  const code = error.code ?? '';
  if (TLS_CODES.test(code) || TLS_CODES.test(error.originalCode ?? ''))
    return later('unreachable', CERTIFICATE);
  if (TIMES.has(code)) return later('timeout', SILENT);
  if (code === 'EAUTH' || code === 'ENOAUTH') return later('refused', LOGIN);
  if (code === 'EMESSAGE') return never('refused', TOO_LARGE);
  if (code === 'EENVELOPE') return never('address-refused', UNFIT);
  return later('unreachable', NO_SERVER);
}

/**
 * What a failed attempt means (RFC 5321, 4.2 and 4.5.4). An answer decides. Without one, it matters how far the
 * message had got: once all of it was read to be sent, the server may have taken it.
 * @param sent whether the whole message had been read to be sent
 * @returns text with the numbers of the answer, never its words
 */
export function smtpFailure(error: SmtpError, sent: boolean): HandOverFailure {
  if (error.responseCode !== undefined && error.responseCode >= 400)
    return answered(error, error.responseCode);
  return sent ? later('outcome-unknown', UNKNOWN) : unanswered(error);
}

/** The address was refused before anything was sent: it is none, or holds more than one. */
export const addressUnfit = (): HandOverFailure => never('address-refused', UNFIT);
