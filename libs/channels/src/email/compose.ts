import type { SendMailOptions } from 'nodemailer';
import type { OutgoingMessage } from '../channel.js';
import { headlineOf } from '../letter/headline.js';
import { letterOf } from '../letter/letter.js';
import { oneLine, shorten, webAddress } from '../letter/plain-text.js';
import type { Mailbox } from './address.js';
import { asHtml } from './as-html.js';
import { asText } from './as-text.js';

/** Characters of the subject for each language: task and place, of which a list of mails shows the beginning. */
const SUBJECT_HALF = 90;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `Jatuh tempo: … / Due: …` */
export function subjectOf(message: OutgoingMessage): string {
  const { id, en } = headlineOf(message);
  const [first, second] = [shorten(id, SUBJECT_HALF), shorten(en, SUBJECT_HALF)];
  return `${message.synthetic ? '[CONTOH/DEMO] ' : ''}${first} / ${second}`;
}

/**
 * One click unsubscribes (RFC 8058), which needs HTTPS; over HTTP the address alone is given (RFC 2369). The
 * signature (DKIM) that RFC 8058 asks for is the mail server's part.
 */
function unsubscribeHeaders(given: string | null): Record<string, { prepared: true; value: string }> {
  const url = webAddress(given);
  if (url === null) return {};
  const header = (value: string) => ({ prepared: true as const, value });
  return {
    'List-Unsubscribe': header(`<${url}>`),
    ...(url.startsWith('https:') ? { 'List-Unsubscribe-Post': header('List-Unsubscribe=One-Click') } : {}),
  };
}

/**
 * Writes the e-mail: Indonesian first, then English, as HTML and as plain text.
 * @param from the sender; its domain stands in the Message-ID, which is the same for every attempt
 * @throws TypeError when the message's id is no UUID
 */
export function compose(message: OutgoingMessage, from: Mailbox): SendMailOptions {
  if (!UUID.test(message.messageId)) throw new TypeError('messageId must be a UUID');
  const letters = [letterOf(message, 'id'), letterOf(message, 'en')];
  const subject = subjectOf(message);
  const name = message.recipient === null ? '' : oneLine(message.recipient);
  return {
    messageId: `<${message.messageId.toLowerCase()}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    from: { name: from.name ?? 'Rumpun', address: from.address },
    to: { name, address: message.address },
    subject,
    text: asText(letters),
    html: asHtml(letters, subject),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': 'id, en',
      ...unsubscribeHeaders(message.unsubscribeUrl),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
