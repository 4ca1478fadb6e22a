import type {
  AgendaItemView,
  AgendaView,
  InboxItemView,
  InboxView,
  NoticeHistoryView,
  ObligationWhyView,
  OpenedFeedView,
  OwnPreferencesView,
  ToldObligationsView,
} from '@app/contracts';
import { ID, obligationKinds, setNoticePreferences } from '@app/contracts';

/** The example's key. */
export const KEY = `fkak-meeting:${ID.cluster}:2026-12-20`;
const HANDED = '2026-12-15T01:00:04.000Z';
const READ = '2026-12-15T03:12:00.000Z';
const owner = { role: 'fkak-rep', person: ID.person } as const;
const obligation = {
  obligation: ID.obligation,
  key: KEY,
  kind: 'fkak-meeting',
  title: obligationKinds.labels['fkak-meeting'],
  subject: { category: 'cluster', stream: ID.cluster, item: null },
  period: '2026-12-20',
  cluster: ID.cluster,
  region: '33.10',
  owner,
  status: 'open',
  settled: null,
  rung: 'before',
  due: '2026-12-21',
} as const;
const notice = {
  to: owner,
  mandatory: true,
  why: null,
  source: {
    rule: 'fkak-meeting',
    text: { id: 'FKAK sepakat bertemu setiap bulan.', en: 'The FKAK agreed to meet every month.' },
    facts: [{ stream: ID.cluster, version: 9, type: 'MechanismAgreed' }],
  },
  raisedAt: '2026-12-15T01:00:00.000Z',
};

const item: InboxItemView = {
  ...obligation,
  ...notice,
  handedOverAt: HANDED,
  handedOver: 1204,
  acknowledgedAt: null,
};
export const inbox: InboxView = { rows: [item], next: null, unacknowledged: 1, note: null };
export const told: ToldObligationsView = { rows: [obligation], next: null, note: null };
export const history: NoticeHistoryView = {
  ...obligation,
  notices: [
    {
      ...notice,
      rung: 'before',
      due: obligation.due,
      handedOver: [{ channel: 'inbox', person: ID.person, messageId: ID.round, at: HANDED }],
      failed: [
        { channel: 'email', person: ID.person, code: 'bounced', attempt: 1, at: '2026-12-15T01:02:00.000Z' },
      ],
      acknowledged: [{ person: ID.person, at: READ }],
    },
  ],
  reminded: {
    owner: 'before',
    text: {
      id: 'Ya: pemberitahuan pertama diserahkan sebelum tenggat.',
      en: 'Yes: the first notice was handed over before the due date.',
    },
    reminders: [
      {
        rung: 'before',
        channel: 'inbox',
        person: ID.person,
        due: obligation.due,
        handedOverAt: HANDED,
        when: 'before',
        acknowledgedAt: READ,
      },
    ],
  },
};
export const preferences: OwnPreferencesView = {
  person: ID.person,
  version: 3,
  preferences: {
    channels: { email: 'digest', webhook: 'at-once', gateway: 'off' },
    digestAt: setNoticePreferences.example.digestAt!,
    zone: 'WIB',
    unsubscribed: ['step-idle'],
  },
  chosen: true,
  reach: { email: true, webhook: false, gateway: true },
  webhook: null,
  feeds: [{ feed: ID.item }],
  notes: [{ id: 'Kotak masuk selalu aktif.', en: 'The inbox is always on.' }],
};
export const feed: OpenedFeedView = {
  feed: ID.item,
  url: 'https://rumpun.example.id/api/v1/calendar-feeds/kP3v0b2mJq4H6xYwZs8t1uN5rLcDfGhAeViXoTnMyQk.ics',
  tokenHash: 'ab12cd34'.repeat(8),
  note: { id: 'Alamat ini hanya ditampilkan sekali.', en: 'This address is shown once.' },
};
const agendaItem: AgendaItemView = {
  obligation: ID.obligation,
  key: KEY,
  kind: obligation.kind,
  title: obligation.title,
  subject: obligation.subject,
  period: obligation.period,
  cluster: obligation.cluster,
  region: obligation.region,
  owner,
  due: obligation.due,
  state: 'open',
  overdue: false,
  next: { rung: 'due', to: owner, at: '2026-12-21T00:00:00.000Z' },
};
export const agenda: AgendaView = { rows: [agendaItem], next: null, note: null };
export const why: ObligationWhyView = {
  ...agendaItem,
  opens: '2026-12-15',
  graceWorkingDays: 3,
  overdueFrom: '2026-12-28',
  source: notice.source,
  ladder: [
    { rung: 'before', on: '2026-12-15', to: owner, mandatory: false, raisedAt: notice.raisedAt },
    { rung: 'due', on: '2026-12-21', to: owner, mandatory: true, raisedAt: null },
    { rung: 'overdue', on: '2026-12-28', to: owner, mandatory: true, raisedAt: null },
  ],
  settledBy: null,
  voidWhy: null,
  told: history,
  note: null,
};
