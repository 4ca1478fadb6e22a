import {
  inboxView,
  noticeHistoryView,
  obligationKinds,
  obligationStates,
  openedFeedView,
  ownPreferencesView,
  text,
  toldObligationsView,
} from '@app/contracts';
import { feed, history, inbox, KEY, preferences, told } from './inbox-examples.js';
import type { Parameter, Paths } from './operation.js';
import { jsonAnswer, named, problems } from './operation.js';
import { anyOf, limit, moment, query, string, whoMay } from './read-paths.js';
import type { JsonSchema } from './schema.js';
import { ref, schemaOf } from './schema.js';

export const inboxSchemas: Readonly<Record<string, JsonSchema>> = {
  Inbox: schemaOf(inboxView),
  ToldObligations: schemaOf(toldObligationsView),
  NoticeHistory: schemaOf(noticeHistoryView),
  OwnPreferences: schemaOf(ownPreferencesView),
  OpenedFeed: schemaOf(openedFeedView),
};

const cursor = query('cursor', 'next dari halaman sebelumnya', 'next of the page before', {
  type: 'integer',
  minimum: 0,
});
const path = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});
const own = text('Boleh: setiap orang, tentang dirinya.', 'Who may: everybody, about themselves.');

const inboxRoute: Paths = {
  '/api/v1/inbox': {
    get: {
      operationId: 'inbox.show',
      tags: ['inbox'],
      ...named(
        text('Kotak masuk saya', 'My inbox'),
        text(
          `Pemberitahuan bagi Anda, yang terbaru dahulu. Nyatakan diterima dengan acknowledge-notice pada kewajibannya. ${own.id}`,
          `The notices to you, newest first. Acknowledge one with acknowledge-notice on its obligation. ${own.en}`,
        ),
      ),
      parameters: [
        query(
          'unacknowledged',
          'Hanya yang belum dinyatakan diterima',
          'Only those not acknowledged',
          string({ enum: ['true', 'false'] }),
        ),
        limit,
        cursor,
        ...moment,
      ],
      responses: {
        200: jsonAnswer('Pemberitahuan. · Notices.', ref('Inbox'), inbox),
        ...problems(400, 401, 403, 503, 504),
      },
    },
  },
};

const me: Paths = {
  '/api/v1/me/preferences': {
    get: {
      operationId: 'me.preferences',
      tags: ['inbox'],
      ...named(
        text('Pengaturan pemberitahuan saya', 'My notice preferences'),
        text(
          `Diubah dengan perintah pada people/{id}: set-notice-preferences, unsubscribe, set-webhook, remove-webhook. ETag untuk If-Match. ${own.id}`,
          `Changed by commands on people/{id}: set-notice-preferences, unsubscribe, set-webhook, remove-webhook. The ETag is for If-Match. ${own.en}`,
        ),
      ),
      responses: {
        200: jsonAnswer('Pengaturan. · Preferences.', ref('OwnPreferences'), preferences),
        ...problems(401, 403, 503),
      },
    },
  },
  '/api/v1/me/calendar-feed': {
    post: {
      operationId: 'me.open-calendar-feed',
      tags: ['inbox'],
      ...named(
        text('Buka langganan kalender', 'Open a calendar feed'),
        text(
          `Alamatnya hanya ditampilkan sekali, dalam jawaban ini; yang dicatat hanya sidiknya. Tanpa isi. ${own.id}`,
          `Its address is shown once, in this answer; only its hash is recorded. No body. ${own.en}`,
        ),
      ),
      responses: {
        201: jsonAnswer('Alamat kalender. · The address of the calendar.', ref('OpenedFeed'), feed),
        ...problems(400, 401, 403, 413, 415, 422, 503),
      },
    },
  },
  '/api/v1/me/calendar-feed/{feed}': {
    delete: {
      operationId: 'me.revoke-calendar-feed',
      tags: ['inbox'],
      ...named(text('Cabut langganan kalender', 'Revoke a calendar feed'), own),
      parameters: [path('feed', 'Id langganan. · The id of the feed.')],
      responses: {
        204: { description: 'Alamatnya tidak berlaku lagi. · Its address no longer works.' },
        ...problems(400, 401, 403, 422, 503),
      },
    },
  },
};

const obligations: Paths = {
  '/api/v1/obligations': {
    get: {
      operationId: 'obligation.list',
      tags: ['obligation'],
      ...named(
        text('Kewajiban yang sudah diberitahukan', 'The obligations that somebody was told of'),
        whoMay('obligation'),
      ),
      parameters: [
        anyOf(
          'regions',
          'Kode daerah, dengan yang di bawahnya.',
          'Region codes, with those below them.',
          string(),
        ),
        query('cluster', 'Klaster', 'Cluster', string({ format: 'uuid' })),
        anyOf('kinds', 'Jenis kewajiban', 'Kinds of obligation', string({ enum: obligationKinds.codes })),
        anyOf('statuses', 'Keadaan', 'States', string({ enum: obligationStates.codes })),
        query('from', 'Tenggat sejak', 'Due from', string({ format: 'date' })),
        query('until', 'Tenggat sampai dengan', 'Due until', string({ format: 'date' })),
        limit,
        cursor,
        ...moment,
      ],
      responses: {
        200: jsonAnswer('Kewajiban. · Obligations.', ref('ToldObligations'), told),
        ...problems(400, 401, 503, 504),
      },
    },
  },
  '/api/v1/obligations/{id}/notices': {
    get: {
      operationId: 'obligation.notices',
      tags: ['obligation'],
      ...named(
        text('Pemberitahuan suatu kewajiban', "An obligation's notices"),
        text(
          `Siapa diberi tahu, kapan, melalui saluran apa, sebelum atau sesudah tenggat, dan diterima atau belum. "Diserahkan" berarti diterima oleh saluran, belum tentu oleh orangnya. ${whoMay('obligation').id}`,
          `Who was told, when, on which channel, before or after the due date, and whether they acknowledged it. Handed over means that the channel took it, not that the person did. ${whoMay('obligation').en}`,
        ),
      ),
      parameters: [
        path(
          'id',
          `Kunci kewajiban (dikodekan) atau id alirannya. · The key (encoded) or the stream's id. ${KEY}`,
        ),
        ...moment,
      ],
      responses: {
        200: jsonAnswer('Pemberitahuan. · Notices.', ref('NoticeHistory'), history),
        ...problems(400, 401, 403, 404, 503, 504),
      },
    },
  },
};

/** Notices to oneself, what one wishes of them, and what was done to remind of an obligation. */
export const inboxPaths = (): Paths => ({ ...inboxRoute, ...me, ...obligations });
