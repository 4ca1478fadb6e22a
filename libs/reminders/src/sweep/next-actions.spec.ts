import { ID, type NoticeFailure, type Rung, text } from '@app/contracts';
import { type LadderRung, noticeOf, type Obligation } from '@app/obligations';
import { cadenceOf, noObligation, type ObligationState, type RaisedNotice } from '@app/programme';
import { walkingCalendar } from '../../../obligations/src/testing/walking-calendar.js';
import type { Moment } from './moments.js';
import { nextActions } from './next-actions.js';

const OWNER = { role: 'fkak-rep', person: ID.person } as const;
const MANAGER = { role: 'manager', person: null } as const;
const ADMIN = { role: 'admin', person: null } as const;
const rung = (name: Rung, on: string, to: LadderRung['to'] = OWNER): LadderRung => ({
  ...{ rung: name, on, to },
  mandatory: name !== 'before',
});
// A Tuesday; three working days of grace.
const DUE = '2026-03-10';
const obligation: Obligation = {
  key: `deliverable:${ID.agreement}/laporan:${DUE}`,
  kind: 'deliverable',
  subject: { category: 'agreement', stream: ID.agreement, item: 'laporan' },
  ...{ period: DUE, cluster: ID.cluster, region: '33.10', owner: OWNER, due: DUE, opens: '2026-03-05' },
  ...{ graceWorkingDays: 3, overdueFrom: '2026-03-16', state: 'open', settledBy: null, why: null },
  source: { rule: 'deliverable', text: text('dijanjikan', 'promised'), facts: [] },
  ladder: [
    rung('before', '2026-03-05'),
    rung('due', DUE),
    rung('overdue', '2026-03-16'),
    rung('escalated', '2026-03-17', MANAGER),
    rung('escalated-again', '2026-03-24', ADMIN),
  ],
};
const cadence = { ...cadenceOf([]), acknowledge: 2 };
const at = (day: string, quietUntil: string | null = null): Moment => ({
  calendar: { ...walkingCalendar(), zone: 'WIB', region: '33.10' } as Moment['calendar'],
  ...{ cadence, quiet: { from: '20:00', until: '07:00' }, now: `${day}T02:00:00.000Z`, day, quietUntil },
});

/** A stream that has told these rungs, each handed over at nine in the morning of the day given. */
function told(handed: Partial<Record<Rung, string>>, change: Partial<RaisedNotice> = {}): ObligationState {
  const notices = Object.entries(handed).map(([name, day]): [string, RaisedNotice] => {
    const step = obligation.ladder.find((each) => each.rung === name)!;
    const when = `${day}T02:00:00.000Z`;
    const handedOver = [{ channel: 'inbox', person: ID.person, messageId: ID.item, at: when } as const];
    const notice = noticeOf(obligation, step);
    return [name, { notice, why: null, raisedAt: when, handedOver, failed: [], acknowledged: [], ...change }];
  });
  return { ...noObligation, identity: obligation, notices: Object.fromEntries(notices) };
}

const saidOn = (day: string, state: ObligationState | null, of: Partial<Obligation> = {}) =>
  nextActions({ ...obligation, ...of }, state, at(day)).commands.map(({ type, data }) =>
    type === 'raise-notice'
      ? [data.rung, ...(data.why === undefined ? [] : [data.why])].join(' ')
      : data.state,
  );
const failure = (code: NoticeFailure) =>
  ({ channel: 'email', person: ID.person, code, attempt: 1, at: '' }) as const;

it('says nothing before the first day, and when to look again', () => {
  expect(nextActions(obligation, null, at('2026-03-04'))).toEqual({
    ...{ commands: [], nextAt: '2026-03-05T00:00:00.000Z', nextRung: 'before' },
  });
});

it('says a rung on its day, and once', () => {
  expect(saidOn('2026-03-10', null)).toEqual(['due']);
  expect(saidOn('2026-03-10', told({ due: '2026-03-10' }))).toEqual([]);
});

it('holds what is due over the quiet hours', () => {
  const morning = '2026-03-11T00:00:00.000Z';
  expect(nextActions(obligation, null, at('2026-03-10', morning))).toMatchObject({
    commands: [],
    nextAt: morning,
  });
});

it('goes up the ladder after two working days without an acknowledgement, past the same person', () => {
  const stream = told({ due: '2026-03-10' });
  expect(saidOn('2026-03-11', stream)).toEqual([]);
  expect(saidOn('2026-03-12', stream)).toEqual(['escalated unacknowledged']);
});

it('looks again on the day on which an acknowledgement is missed', () => {
  expect(nextActions(obligation, told({ due: '2026-03-10' }), at('2026-03-10')).nextAt).toBe(
    '2026-03-12T00:00:00.000Z',
  );
});

it('waits for the next rung where somebody acknowledged', () => {
  const stream = told({ due: '2026-03-10' }, { acknowledged: [{ person: ID.person, at: '' }] });
  expect(saidOn('2026-03-13', stream)).toEqual([]);
  expect(saidOn('2026-03-16', stream)).toEqual(['overdue']);
});

it('goes up until somebody acknowledges or the ladder ends', () => {
  const stream = told({ due: '2026-03-10', escalated: '2026-03-12' });
  expect(saidOn('2026-03-13', stream)).toEqual([]);
  expect(saidOn('2026-03-14', { ...stream })).toEqual([]);
  expect(saidOn('2026-03-16', stream)).toEqual(['overdue']);
  const both = told({ due: '2026-03-10', overdue: '2026-03-16', escalated: '2026-03-12' });
  expect(saidOn('2026-03-16', both)).toEqual(['escalated-again unacknowledged']);
  const all = told({ overdue: '2026-03-16', escalated: '2026-03-12', 'escalated-again': '2026-03-16' });
  expect(saidOn('2026-03-30', all)).toEqual([]);
});

it.each(['nobody', 'no-channel', 'bounced', 'address-refused'] as const)(
  'goes up at once after %s',
  (code) => {
    const stream = told({ due: '2026-03-10' }, { failed: [failure(code)] });
    expect(saidOn('2026-03-10', stream)).toEqual(['escalated undeliverable']);
  },
);

it('does not go up for an attempt whose outcome is not known, nor for a way that was found since', () => {
  const unknown = told({ due: '2026-03-10' }, { failed: [failure('outcome-unknown')] });
  expect(saidOn('2026-03-10', unknown)).toEqual([]);
  const mended = told(
    { due: '2026-03-10' },
    {
      failed: [failure('bounced')],
      handedOver: [
        { channel: 'email', person: ID.person, messageId: ID.item, at: '2026-03-10T03:00:00.000Z' },
      ],
    },
  );
  expect(saidOn('2026-03-10', mended)).toEqual([]);
});

it('says to the stream that it is met, and nothing more', () => {
  const met = {
    state: 'met',
    settledBy: { stream: ID.agreement, version: 7, type: 'DeliverableAccepted' },
  } as const;
  expect(saidOn('2026-03-16', told({ due: '2026-03-10' }), met)).toEqual(['met']);
  expect(saidOn('2026-03-16', null, met)).toEqual([]);
});

it('says that it no longer holds where the policy no longer answers it', () => {
  const { commands, nextAt } = nextActions(undefined, told({ due: '2026-03-10' }), at('2026-03-12'));
  expect(commands).toMatchObject([
    { type: 'settle-obligation', data: { state: 'void', why: 'no-longer-due' } },
  ]);
  expect(nextAt).toBeNull();
});
