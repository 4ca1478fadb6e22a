import { text } from '@app/contracts';
import type { Paths } from './operation.js';
import { named, problems } from './operation.js';

const open = { security: [] };
const page = {
  description: 'Halaman dua bahasa. · A page in both languages.',
  content: { 'text/html': { schema: { type: 'string' } } },
};
const parameter = (name: string, description: string) =>
  ({ name, in: 'path', required: true, description, schema: { type: 'string' } }) as const;

const answers: Paths = {
  '/api/v1/notice-answers/{token}': {
    get: {
      operationId: 'notice-answer.ask',
      tags: ['inbox'],
      ...open,
      ...named(
        text('Halaman tautan dalam pesan', 'The page that a link in a message leads to'),
        text(
          'Tidak mengubah apa pun: program surel membuka tautan sendiri.',
          'Changes nothing: mail programs open links by themselves.',
        ),
      ),
      parameters: [parameter('token', 'Rahasia tautan. · The secret of the link.')],
      responses: { 200: page, ...problems(404, 429, 503) },
    },
    post: {
      operationId: 'notice-answer.take',
      tags: ['inbox'],
      ...open,
      ...named(
        text('Nyatakan diterima atau berhenti berlangganan', 'Acknowledge, or unsubscribe'),
        text(
          'Atas nama penerima pesan. Isi permintaan tidak dibaca; berlaku juga untuk berhenti berlangganan sekali tekan (RFC 8058).',
          'On behalf of whoever the message went to. The body is not read; one-click unsubscription (RFC 8058) is taken as well.',
        ),
      ),
      parameters: [parameter('token', 'Rahasia tautan. · The secret of the link.')],
      responses: { 200: page, ...problems(404, 429, 503) },
    },
  },
};

const feeds: Paths = {
  '/api/v1/calendar-feeds/{file}': {
    get: {
      operationId: 'calendar-feed.show',
      tags: ['inbox'],
      ...open,
      ...named(
        text('Kalender kewajiban', 'A calendar of obligations'),
        text(
          'iCalendar (RFC 5545) untuk program kalender; alamatnya rahasia dan dapat dicabut.',
          'iCalendar (RFC 5545) for calendar programs; its address is secret and can be revoked.',
        ),
      ),
      parameters: [parameter('file', 'Rahasia, diakhiri .ics. · The secret, ending in .ics.')],
      responses: {
        200: {
          description: 'Kalender. · The calendar.',
          content: { 'text/calendar': { schema: { type: 'string' } } },
        },
        304: { description: 'Tidak berubah sejak ETag itu. · Unchanged since that ETag.' },
        ...problems(404, 429, 503),
      },
    },
  },
};

/** Addresses that are secrets themselves: whoever has one needs no session. */
export const secretLinkPaths = (): Paths => ({ ...answers, ...feeds });
