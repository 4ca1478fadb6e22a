import type { CycleCommand } from '@app/contracts';
import { addDays, quarterDays } from '../shared/calendar.js';
import { CYCLE } from '../testing/partners.js';
import { events, refusedFor, uid, type World } from '../testing/world.js';
import type { CycleState } from './state.js';
import {
  approved,
  finding,
  FINDING,
  item,
  itemId,
  judged,
  MONITOR,
  opened,
  submitted,
  withFinding,
} from './testing/cycles.js';
import { correctionsOf, cycleFacts, findingsOf } from './views.js';

const stateOf = (world: World): CycleState =>
  world.surroundings().cycles.find(({ stream }) => stream === CYCLE)!.state;
const by = { by: MONITOR };

describe('following up', () => {
  const follow = (status: 'not-yet' | 'as-recommended' | 'not-acted' | 'cannot', due?: string) =>
    ({
      type: 'set-follow-up',
      data: { finding: FINDING, status, note: 'x', ...(due !== undefined && { due }) },
    }) as const;
  const ACTION = uid(0xc01);
  const OWNER = uid(0xa9);
  const plan = (changes: object = {}) =>
    ({
      type: 'plan-correction',
      data: {
        action: ACTION,
        finding: FINDING,
        what: 'Kontrak',
        owner: OWNER,
        due: '2026-12-31',
        ...changes,
      },
    }) as const;
  const close = (changes: object = {}): CycleCommand => ({
    type: 'close-correction',
    data: { action: ACTION, closedOn: '2026-01-05', evidence: [], note: 'x', ...changes },
  });

  it('keeps the newest status and the newest due date', () => {
    const world = withFinding();
    expect(findingsOf(stateOf(world))[0]).toMatchObject({ followUp: null, due: '2026-06-30', closed: false });
    events(world.cycle(CYCLE, follow('not-yet', '2026-08-31')));
    events(world.cycle(CYCLE, follow('not-acted')));
    expect(findingsOf(stateOf(world))[0]).toMatchObject({ due: '2026-08-31', closed: false });
  });

  it.each(['as-recommended', 'cannot'] as const)('closes a finding: %s', (status) => {
    const world = withFinding();
    events(world.cycle(CYCLE, follow(status)));
    expect(findingsOf(stateOf(world))[0]!.closed).toBe(true);
  });

  it('refuses an unknown finding and a due date that is past', () => {
    const decision = approved().cycle(CYCLE, follow('not-yet', '2026-01-04'));
    expect(refusedFor(decision)).toEqual(['finding-unknown /finding', 'due-past /due']);
  });

  it('plans corrective actions, each once', () => {
    const world = withFinding();
    events(world.cycle(CYCLE, plan()));
    expect(refusedFor(world.cycle(CYCLE, plan({ finding: uid(1), due: '2026-01-04' })))).toEqual([
      'id-taken /action',
      'finding-unknown /finding',
      'due-past /due',
    ]);
  });

  it('has an action closed by another person than its owner, once', () => {
    const world = withFinding();
    events(world.cycle(CYCLE, plan()));
    expect(refusedFor(world.cycle(CYCLE, close(), { by: { account: uid(5), person: OWNER } }))).toEqual([
      'own-correction',
    ]);
    expect(refusedFor(world.cycle(CYCLE, close(), { by: { account: 'operator', person: null } }))).toEqual([
      'own-correction',
    ]);
    expect(refusedFor(world.cycle(CYCLE, close({ closedOn: '2026-01-06' })))).toEqual([
      'date-in-future /closedOn',
    ]);
    events(world.cycle(CYCLE, close()));
    expect(correctionsOf(stateOf(world))[0]!.closing).not.toBeNull();
    expect(refusedFor(world.cycle(CYCLE, close()))).toEqual(['action-closed /action']);
    expect(refusedFor(world.cycle(CYCLE, close({ action: uid(1) })))).toEqual(['action-unknown /action']);
  });

  it('begins with the approval', () => {
    const world = judged({ 'lpt/progress': { verdict: 'partly' } });
    events(world.cycle(CYCLE, finding(itemId('lpt', 'progress')), by));
    for (const command of [follow('not-yet'), plan()]) {
      expect(refusedFor(world.cycle(CYCLE, command))).toEqual(['wrong-state']);
    }
  });

  describe('retracting', () => {
    const retract = (
      world: World,
      type: 'ItemJudged' | 'FindingRaised' | 'FollowUpSet' | 'CorrectionPlanned' | 'CycleApproved',
    ) => {
      const fact = { ...cycleFacts(stateOf(world), type)[0]!.ref };
      return world.cycle(CYCLE, { type: 'retract-fact', data: { fact, reason: 'Salah' } });
    };

    it('takes back items and findings while the cycle is open, a finding before its item', () => {
      const world = judged({ 'fpk/implementation': { verdict: 'fails' } });
      events(world.cycle(CYCLE, finding(itemId('fpk', 'implementation')), by));
      expect(refusedFor(retract(world, 'ItemJudged'))).toEqual(['fact-in-use /fact']);
      events(retract(world, 'FindingRaised'));
      events(retract(world, 'ItemJudged'));
      expect(world.cycle(CYCLE, item('fpk', 'implementation'), by).ok).toBe(true);
    });

    it('takes back nothing while the cycle waits', () => {
      expect(refusedFor(retract(submitted(), 'ItemJudged'))).toEqual([
        'wrong-state',
        'not-retractable /fact',
      ]);
    });

    it('takes back follow-up after the approval, never items or the approval itself', () => {
      const world = withFinding();
      events(world.cycle(CYCLE, follow('not-yet')));
      events(world.cycle(CYCLE, plan()));
      events(retract(world, 'FollowUpSet'));
      expect(refusedFor(retract(world, 'ItemJudged'))).toEqual(['not-retractable /fact']);
      expect(refusedFor(retract(world, 'FindingRaised'))).toEqual(['not-retractable /fact']);
      expect(refusedFor(retract(world, 'CycleApproved'))).toEqual(['not-retractable /fact']);
      events(world.cycle(CYCLE, close()));
      expect(refusedFor(retract(world, 'CorrectionPlanned'))).toEqual(['fact-in-use /fact']);
    });

    it('is refused where there is no live fact', () => {
      const data = { fact: { version: 99, index: 0 }, reason: 'x' };
      expect(refusedFor(opened().cycle(CYCLE, { type: 'retract-fact', data }))).toEqual([
        'fact-unknown /fact',
      ]);
    });
  });
});

describe('the quarter', () => {
  it('ends the day before the next begins', () => {
    expect(addDays(quarterDays('2026-Q1').until, 1)).toBe(quarterDays('2026-Q2').from);
  });
});
