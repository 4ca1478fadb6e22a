import {
  approved,
  finding,
  FINDING,
  itemId,
  judged,
  MONITOR,
  withFinding,
} from '../../monitoring/testing/cycles.js';
import { before5, completedTo, dealInForce, dutyOf, terminate } from '../../testing/deals.js';
import {
  complete,
  enrol,
  formForum,
  MEMBERS,
  readyFor,
  representative,
  seatOf,
} from '../../testing/journey.js';
import { agree, assist, CYCLE, LPT } from '../../testing/partners.js';
import { CLUSTER, events, once, uid, World } from '../../testing/world.js';
import { sustained } from '../seven-steps/sustained.js';

const NOT_APPLICABLE = {
  state: 'not-applicable',
  reasons: [],
  due: undefined,
  nextChange: null,
  evidence: [],
};
const enrolled = once(() => enrol(formForum(new World())));
const step1 = once(() => complete(readyFor(new World(), 'fpk'), 'fpk'));

let meetingNumber = 0xf00;
function meetFpk(world: World, purpose: 'preparation' | 'review', clusters: string[] = [CLUSTER]): World {
  const data = {
    meeting: uid(meetingNumber++),
    heldOn: world.today,
    purposes: [purpose],
    clusters,
    attendees: [MEMBERS[0][0]],
    decisions: [],
    actions: [],
  };
  events(world.forum({ type: 'record-meeting', data }));
  return world;
}

describe('duties as a whole', () => {
  it('bind nobody but the monitors before step 1 is completed', () => {
    const world = enrolled();
    const binding = sustained
      .map(({ id }) => id)
      .filter((id) => dutyOf(world, id).state !== 'not-applicable');
    // The decree is judged as soon as there is one; monitoring runs from enrolment on.
    expect(binding).toEqual(['fpk-decree-current', 'me-cycle-due']);
  });

  it('rest while the programme is suspended, and end with it', () => {
    const world = completedTo('pke');
    events(world.cluster({ type: 'suspend-programme', data: { reason: 'Banjir' } }));
    for (const { id } of sustained) expect(dutyOf(world, id, '2028-01-01').state).toBe('not-applicable');
    events(world.cluster({ type: 'withdraw-programme', data: { reason: 'Bubar' } }));
    for (const { id } of sustained) expect(dutyOf(world, id, '2028-01-01').state).toBe('not-applicable');
  });
});

describe('fpk-prepares', () => {
  const id = 'fpk-prepares';
  it('binds from step 1 to step 4', () => {
    expect(dutyOf(enrolled(), id)).toMatchObject(NOT_APPLICABLE);
    expect(dutyOf(before5(), id)).toMatchObject(NOT_APPLICABLE);
  });
  it('asks two meetings that prepare this cluster or all of them', () => {
    const world = meetFpk(step1(), 'review');
    meetFpk(world, 'preparation', [uid(1)]);
    expect(dutyOf(world, id)).toMatchObject({
      state: 'overdue',
      reasons: ['r3'],
      texts: ['0, should be at least 2'],
    });
    meetFpk(meetFpk(world, 'preparation'), 'preparation', []);
    expect(dutyOf(world, id)).toMatchObject({
      state: 'met',
      reasons: [],
      evidence: ['MeetingHeld', 'MeetingHeld'],
    });
  });
});

describe('fpk-meets', () => {
  const id = 'fpk-meets';
  it('is due a month and 14 days after the forum first met', () => {
    expect(dutyOf(step1(), id, '2026-02-19')).toMatchObject({
      state: 'met',
      due: '2026-02-19',
      nextChange: '2026-02-20',
    });
    expect(dutyOf(step1(), id, '2026-02-20')).toMatchObject({
      state: 'overdue',
      nextChange: null,
      texts: ['last never, due 19 February 2026'],
    });
  });
  it('counts from the last review of this cluster', () => {
    const world = meetFpk(step1().on('2026-02-10'), 'review').on('2026-02-15');
    meetFpk(meetFpk(world, 'review', [uid(1)]), 'preparation');
    expect(dutyOf(world, id, '2026-03-24')).toMatchObject({ state: 'met', due: '2026-03-24' });
    expect(dutyOf(world, id, '2026-03-25').texts).toEqual(['last 10 February 2026, due 24 March 2026']);
  });
  it('follows a rhythm of weeks', () => {
    const world = step1();
    const data = {
      coordinator: MEMBERS[0][0],
      firstMeeting: world.today,
      rhythm: { every: 2, unit: 'week' as const },
    };
    events(world.forum({ type: 'agree-mechanism', data }));
    expect(dutyOf(world, id).due).toBe('2026-02-02');
  });
});

describe('fpk-supervises', () => {
  const id = 'fpk-supervises';
  const supervise = (world: World, cluster = CLUSTER): World => {
    const data = { kind: 'guidance', cluster, heldOn: world.today, note: 'x' } as const;
    events(world.forum({ type: 'record-supervision', data }));
    return world;
  };
  it('is due three months after step 1, then after each supervision of this cluster', () => {
    expect(dutyOf(enrolled(), id)).toMatchObject(NOT_APPLICABLE);
    expect(dutyOf(step1(), id, '2026-04-05')).toMatchObject({ state: 'met', due: '2026-04-05' });
    expect(dutyOf(step1(), id, '2026-04-06')).toMatchObject({ state: 'overdue', reasons: ['r5'] });
    const world = supervise(supervise(step1().on('2026-02-28')).on('2026-03-10'), uid(1));
    expect(dutyOf(world, id)).toMatchObject({
      state: 'met',
      due: '2026-05-28',
      evidence: ['SupervisionDone'],
    });
  });
});

describe('fpk-decree-current', () => {
  const id = 'fpk-decree-current';
  function decree(world: World, changes: object): World {
    const data = {
      number: '500/2',
      date: world.today,
      signatory: 'bupati',
      subject: 'Perubahan',
      covers: ['membership'],
      roster: MEMBERS.map(([person]) => person),
      supersedes: '500/1',
      ...changes,
    } as never;
    events(world.forum({ type: 'record-decree', data }));
    return world;
  }
  it('is met while it names exactly those who sit', () => {
    expect(dutyOf(enrolled(), id)).toMatchObject({ state: 'met', reasons: [] });
  });
  it('names who sits without it, and whom it names without a seat', () => {
    const world = decree(enrolled(), { roster: MEMBERS.slice(1).map(([person]) => person) });
    expect(dutyOf(world, id).texts).toEqual(['not met: Bappeda Klaten']);
    const data = { seat: seatOf(3), leftOn: world.today, why: 'Mutasi', seatContinues: true };
    const gone = enrolled();
    events(gone.forum({ type: 'record-member-left', data }));
    expect(dutyOf(gone, id)).toMatchObject({
      state: 'overdue',
      texts: ['not met: Koperasi Logam (no longer seated)'],
    });
    expect(
      dutyOf(decree(enrolled(), { roster: [...MEMBERS.map(([person]) => person), uid(7)] }), id).texts,
    ).toEqual(['not met: somebody who holds no seat']);
  });
  it('must be renewed 60 days before its term ends', () => {
    const world = decree(enrolled(), { until: '2026-12-31' });
    expect(dutyOf(world, id, '2026-11-01')).toMatchObject({
      state: 'met',
      due: '2026-11-01',
      nextChange: '2026-11-02',
    });
    expect(dutyOf(world, id, '2026-11-02').texts).toEqual([
      'not met: the decree holds until 31 December 2026',
    ]);
  });
  it('does not bind without a decree about the membership', () => {
    expect(dutyOf(decree(enrolled(), { covers: ['formation'] }), id)).toMatchObject(NOT_APPLICABLE);
  });
});

describe('fkak-meets', () => {
  const id = 'fkak-meets';
  it('is due a month and 14 days after its last meeting', () => {
    expect(dutyOf(step1(), id)).toMatchObject(NOT_APPLICABLE);
    expect(dutyOf(before5(), id, '2026-02-19')).toMatchObject({ state: 'met', due: '2026-02-19' });
    expect(dutyOf(before5(), id, '2026-02-20').texts).toEqual(['last 5 January 2026, due 19 February 2026']);
    const world = before5().on('2026-02-10');
    const data = {
      meeting: uid(meetingNumber++),
      heldOn: world.today,
      purposes: ['communication'],
      clusters: [],
      attendees: [representative(0)],
      decisions: [],
      actions: [],
    } as never;
    events(world.cluster({ type: 'record-fkak-meeting', data }));
    expect(dutyOf(world, id).due).toBe('2026-03-24');
  });
});

describe.each([
  [
    'lpt-coordinates',
    'CoordinationHeld',
    { type: 'record-coordination', data: { phase: 'assistance', note: 'x' } },
  ],
  ['lpt-fosters', 'CooperationFostered', { type: 'record-cooperation', data: { note: 'x' } }],
])('%s', (id, type, command) => {
  const done = (world: World): World => {
    const told = { ...command, data: { ...command.data, heldOn: world.today } } as never;
    events(world.agreement(LPT, told));
    return world;
  };
  it('binds while an LPT agreement is in force', () => {
    expect(dutyOf(before5(), id)).toMatchObject(NOT_APPLICABLE);
    expect(dutyOf(terminate(completedTo('lpt'), LPT), id)).toMatchObject(NOT_APPLICABLE);
    expect(dutyOf(completedTo('lpt'), id, '2027-01-05')).toMatchObject(NOT_APPLICABLE);
  });
  it('is due three months after the first day, then after each time', () => {
    expect(dutyOf(completedTo('lpt'), id, '2026-04-05')).toMatchObject({ state: 'met', due: '2026-04-05' });
    expect(dutyOf(completedTo('lpt'), id, '2026-04-06').texts).toEqual(['last never, due 5 April 2026']);
    const world = done(completedTo('lpt').on('2026-02-01'));
    expect(dutyOf(world, id, '2026-05-01')).toMatchObject({ state: 'met', evidence: [type] });
    expect(dutyOf(world, id, '2026-05-02').texts).toEqual(['last 1 February 2026, due 1 May 2026']);
  });
});

describe('lpt-coordinates', () => {
  it('counts from the first day when the last time was while the agreement was made', () => {
    const world = before5();
    agree(world, 'lpt');
    const data = { phase: 'contract' as const, heldOn: '2026-01-05', note: 'x' };
    events(world.agreement(LPT, { type: 'record-coordination', data }));
    expect(dutyOf(world, 'lpt-coordinates').due).toBe('2026-04-05');
  });
});

describe('lpt-settled', () => {
  const id = 'lpt-settled';
  it('gives each act of help 30 days', () => {
    expect(dutyOf(before5(), id)).toMatchObject(NOT_APPLICABLE);
    expect(dutyOf(completedTo('lpt'), id)).toMatchObject({ state: 'met', nextChange: null });
    const world = assist(completedTo('lpt'), LPT);
    expect(dutyOf(world, id, '2026-02-04')).toMatchObject({
      state: 'met',
      due: '2026-02-04',
      nextChange: '2026-02-05',
    });
    expect(dutyOf(world, id, '2026-02-05')).toMatchObject({
      state: 'overdue',
      reasons: ['r6'],
      texts: ['still open: Kelas pembukuan'],
      evidence: ['AssistanceDone'],
    });
  });
  it('is met once it is settled, and goes on after the agreement', () => {
    const world = assist(completedTo('lpt'), LPT);
    expect(dutyOf(terminate(world, LPT), id, '2026-02-05').state).toBe('overdue');
    const data = {
      assistance: [uid(0x902)],
      basis: 'cash' as const,
      amount: '2000000',
      settledOn: world.today,
    };
    events(world.agreement(LPT, { type: 'settle-assistance', data }));
    expect(dutyOf(world, id, '2026-02-05').state).toBe('met');
  });
});

describe('me-cycle-due', () => {
  const id = 'me-cycle-due';
  it('is first due three months and 30 days after enrolment', () => {
    expect(dutyOf(enrolled(), id, '2026-05-05')).toMatchObject({ state: 'met', due: '2026-05-05' });
    expect(dutyOf(enrolled(), id, '2026-05-06').texts).toEqual(['last never, due 5 May 2026']);
  });
  it('is then due 30 days after the quarter that follows the last approved one', () => {
    expect(dutyOf(approved(), id, '2026-07-30')).toMatchObject({
      state: 'met',
      due: '2026-07-30',
      evidence: ['CycleApproved'],
    });
    expect(dutyOf(approved(), id, '2026-07-31').texts).toEqual(['last 31 March 2026, due 30 July 2026']);
  });
  it('does not count a cycle that is not approved', () => {
    expect(dutyOf(judged(), id).due).toBe('2026-05-05');
  });
});

describe('me-loss-free', () => {
  const id = 'me-loss-free';
  const complained = (): World => {
    const world = dealInForce(before5(), 'lpt');
    const data = { complaint: uid(0xd01), party: 'cluster', kind: 'one-sided-loss', what: 'Keliru' } as const;
    events(world.agreement(LPT, { type: 'file-complaint', data }, { by: MONITOR }));
    return world;
  };
  it('gives a complaint of one-sided loss 30 days', () => {
    expect(dutyOf(before5(), id)).toMatchObject(NOT_APPLICABLE);
    expect(dutyOf(dealInForce(before5(), 'lpt'), id)).toMatchObject({ state: 'met', due: undefined });
    expect(dutyOf(complained(), id, '2026-02-04')).toMatchObject({ state: 'met', due: '2026-02-04' });
    expect(dutyOf(complained(), id, '2026-02-05')).toMatchObject({
      state: 'overdue',
      texts: ['still open: Keliru'],
    });
  });
  it('is met once it is resolved', () => {
    const world = complained();
    const data = { complaint: uid(0xd01), upheld: false, how: 'Tidak terbukti' };
    events(world.agreement(LPT, { type: 'resolve-complaint', data }));
    expect(dutyOf(world, id, '2026-02-05').state).toBe('met');
  });
});

describe('me-follow-up', () => {
  const id = 'me-follow-up';
  const follow = (world: World, status: 'not-yet' | 'as-recommended', due?: string): World => {
    const data = { finding: FINDING, status, note: 'x', ...(due !== undefined && { due }) };
    events(world.cycle(CYCLE, { type: 'set-follow-up', data }));
    return world;
  };
  it('binds once a cycle is approved', () => {
    const world = judged({ 'lpt/progress': { verdict: 'fails' } });
    events(world.cycle(CYCLE, finding(itemId('lpt', 'progress')), { by: MONITOR }));
    expect(dutyOf(world, id)).toMatchObject(NOT_APPLICABLE);
    expect(dutyOf(approved(), id)).toMatchObject({ state: 'met', due: undefined });
  });
  it('is overdue from the day after the due date, which follow-up may move', () => {
    expect(dutyOf(withFinding(), id, '2026-06-30')).toMatchObject({
      state: 'met',
      due: '2026-06-30',
      nextChange: '2026-07-01',
    });
    expect(dutyOf(withFinding(), id, '2026-07-01')).toMatchObject({
      state: 'overdue',
      reasons: ['r6'],
      texts: ['still open: Terlambat'],
    });
    const moved = follow(withFinding(), 'not-yet', '2026-08-31');
    expect(dutyOf(moved, id, '2026-08-31')).toMatchObject({
      state: 'met',
      evidence: ['FindingRaised', 'FollowUpSet'],
    });
    expect(dutyOf(moved, id, '2026-09-01').state).toBe('overdue');
  });
  it('is met once it is followed up as recommended', () => {
    expect(dutyOf(follow(withFinding(), 'as-recommended'), id, '2026-07-01').state).toBe('met');
  });
});
