import type { OutgoingMessage } from '../channel.js';
import { headlineOf } from '../letter/headline.js';
import { oneLine, shorten, webAddress } from '../letter/plain-text.js';

/** Two joined text messages of plain letters, with room to spare. */
export const SHORT_TEXT_MAX = 320;

const PLAIN: readonly [RegExp, string][] = [
  [/[\u2018\u2019\u201a\u02bc]/g, "'"],
  [/[\u201c\u201d\u201e]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/\u00a0|\u202f/g, ' '],
];

/** Signs of print would more than halve how many letters a text message holds (3GPP TS 23.038). */
const plain = (given: string): string =>
  PLAIN.reduce((said, [sign, letter]) => said.replace(sign, letter), oneLine(given));

/** `2026-04-14` as `14/04/2026`: figures read the same in both languages. */
const dayIn = (day: string): string => day.split('-').reverse().join('/');

const lengthOf = (given: string): number => [...given].length;

/** What must arrive whole: the address under which the rest can be read, unless it alone is too long. */
function linkOf({ acknowledgeUrl, notices, digest }: OutgoingMessage): string {
  const url = webAddress(acknowledgeUrl) ?? (digest ? null : webAddress(notices[0]?.url ?? null));
  return url !== null && url.length <= SHORT_TEXT_MAX / 2 ? ` ${url}` : '';
}

/**
 * A message in both languages for a telephone: what, until when, and where to read on. What does not fit is taken
 * from the two headlines, evenly; date and address stay whole.
 * @returns at most SHORT_TEXT_MAX characters on one line
 */
export function shortText(message: OutgoingMessage): string {
  const [notice] = message.notices;
  const head = message.synthetic ? '[CONTOH/DEMO] Rumpun: ' : 'Rumpun: ';
  const due = message.digest || notice === undefined ? '' : ` (${dayIn(notice.due)})`;
  const tail = `${due}.${linkOf(message)}`;
  const between = ' / ';
  const headline = headlineOf(message);
  const [id, en] = [plain(headline.id), plain(headline.en)];
  const room = SHORT_TEXT_MAX - lengthOf(head) - lengthOf(between) - lengthOf(tail);
  const half = Math.floor(room / 2);
  const first = shorten(id, Math.max(half, room - lengthOf(en)), '...');
  return `${head}${first}${between}${shorten(en, room - lengthOf(first), '...')}${tail}`;
}
