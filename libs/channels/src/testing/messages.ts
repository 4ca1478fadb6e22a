import { text } from '@app/contracts';
import type { NoticeText, OutgoingMessage } from '../channel.js';

/** A notice for tests: the submission of a monitoring cycle. */
export const aNotice = (change: Partial<NoticeText> = {}): NoticeText => ({
  key: 'cycle-submission:00000000-0000-4000-8000-000000000c15:2026-Q1',
  rung: 'before',
  kind: 'cycle-submission',
  due: '2026-04-14',
  mandatory: false,
  title: text('Ajukan hasil monitoring triwulan I', 'Submit the monitoring cycle of the first quarter'),
  why: text('Anda memantau klaster ini.', 'You monitor this cluster.'),
  place: text('Sentra logam Ceper', 'Ceper metal cluster'),
  owner: text('pemantau', 'monitor'),
  url: 'https://rumpun.example.id/obligations/1',
  ...change,
});

/** A message for tests, with one notice. */
export const aMessage = (change: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  messageId: '6f8a3f0e-4f5d-5a3b-9c55-0f1b2c3d4e5f',
  address: 'siti@example.id',
  recipient: 'Siti Aminah',
  notices: [aNotice()],
  digest: false,
  day: '2026-04-10',
  unsubscribeUrl: 'https://rumpun.example.id/unsubscribe?token=a%2Cb&x=1',
  acknowledgeUrl: null,
  synthetic: false,
  ...change,
});
