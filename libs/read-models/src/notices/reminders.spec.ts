import type { NoticeHistory, NoticeRow } from './notice-rows.js';
import { remindersIn } from './reminders.js';

const OWNER = 'a0000000-0000-4000-8000-000000000001';
const OTHER = 'a0000000-0000-4000-8000-000000000002';

const notice = (more: Partial<NoticeRow>): NoticeRow => ({
  rung: 'before',
  to: { role: 'lpt', person: OWNER },
  due: '2026-10-14',
  mandatory: true,
  why: null,
  source: { rule: 'payment', text: { id: 'x', en: 'x' }, facts: [] },
  raisedAt: '2026-10-07T01:00:00.000Z',
  handedOver: [],
  failed: [],
  acknowledged: [],
  ...more,
});

const history = (notices: readonly NoticeRow[], more: Partial<NoticeHistory> = {}): NoticeHistory => ({
  obligation: OTHER,
  key: 'payment:x:-',
  kind: 'payment',
  subject: { category: 'agreement', stream: OTHER, item: null },
  period: null,
  cluster: null,
  region: '33.10',
  owner: { role: 'lpt', person: OWNER },
  rung: 'due',
  due: '2026-10-14',
  status: 'open',
  settled: null,
  entered: 1,
  notices,
  ...more,
});

const handed = (at: string, person = OWNER) => ({ channel: 'email' as const, person, messageId: 'm', at });

describe('was the owner reminded before the due date?', () => {
  it.each([
    ['before', '2026-10-13T16:59:59.000Z'],
    // Midnight in Klaten.
    ['on', '2026-10-13T17:00:00.000Z'],
    ['on', '2026-10-14T16:59:59.000Z'],
    ['after', '2026-10-14T17:00:00.000Z'],
  ] as const)('%s, by the region’s calendar: handed over at %s', (expected, at) => {
    const answer = remindersIn(history([notice({ handedOver: [handed(at)] })]));
    expect([answer.owner, answer.reminders.map(({ when }) => when)]).toEqual([expected, [expected]]);
  });

  it('goes by the clock of the region where it is', () => {
    const late = [notice({ handedOver: [handed('2026-10-13T16:30:00.000Z')] })];
    expect(remindersIn(history(late)).owner).toBe('before');
    expect(remindersIn(history(late, { region: '94.71' })).owner).toBe('on');
  });

  it('is never when it could not be handed over, whatever was raised', () => {
    const failed = [
      {
        channel: 'email' as const,
        person: OWNER,
        code: 'bounced' as const,
        attempt: 1,
        at: '2026-10-07T01:00:00.000Z',
      },
    ];
    expect(remindersIn(history([notice({ failed })]))).toEqual({ owner: 'never', reminders: [] });
  });

  it('is not answered by what went to somebody above', () => {
    const up = notice({
      rung: 'escalated',
      to: { role: 'coordinator', person: OTHER },
      handedOver: [handed('2026-10-12T01:00:00.000Z', OTHER)],
    });
    const own = notice({ rung: 'overdue', handedOver: [handed('2026-10-16T01:00:00.000Z')] });
    const answer = remindersIn(history([own, up]));
    expect(answer.owner).toBe('after');
    expect(answer.reminders.map(({ person, when }) => [person, when])).toEqual([
      [OTHER, 'before'],
      [OWNER, 'after'],
    ]);
  });

  it('is answered by anybody in the role where no person is named', () => {
    const role = notice({
      to: { role: 'lpt', person: null },
      handedOver: [handed('2026-10-09T01:00:00.000Z', OTHER)],
    });
    expect(remindersIn(history([role], { owner: { role: 'lpt', person: null } })).owner).toBe('before');
  });

  it('says who acknowledged, each for themselves', () => {
    const acknowledged = [{ person: OTHER, at: '2026-10-10T01:00:00.000Z' }];
    const both = [handed('2026-10-09T01:00:00.000Z'), handed('2026-10-09T01:00:00.000Z', OTHER)];
    const answer = remindersIn(history([notice({ handedOver: both, acknowledged })]));
    expect(answer.reminders.map(({ person, acknowledgedAt }) => [person, acknowledgedAt])).toEqual([
      [OWNER, null],
      [OTHER, '2026-10-10T01:00:00.000Z'],
    ]);
  });
});
