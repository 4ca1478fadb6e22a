import type { CycleCommand } from '@app/contracts';
import {
  approved,
  finding,
  FINDING,
  item,
  itemId,
  judged,
  MONITOR,
  open,
  opened,
  running,
  submitted,
  withFinding,
} from '../../monitoring/testing/cycles.js';
import { finish } from '../../testing/partners.js';
import { before5, terminate } from '../../testing/deals.js';
import { CYCLE, LPT, PKE } from '../../testing/partners.js';
import { verdict } from '../../testing/verdict.js';
import { events, uid, type World } from '../../testing/world.js';
import { monitoringStep } from '../seven-steps/7-monitoring.js';

const ALL = 'implementation, progress, conformity with the rules, no one-sided loss';

function complain(world: World, kind: 'one-sided-loss' | 'other' = 'one-sided-loss', stream = LPT): World {
  const data = { complaint: uid(0xd01), party: 'cluster', kind, what: 'Bagi hasil keliru' } as const;
  events(world.agreement(stream, { type: 'file-complaint', data }, { by: MONITOR }));
  return world;
}
const resolve = (world: World): World => {
  const data = { complaint: uid(0xd01), upheld: true, how: 'Dihitung ulang' };
  events(world.agreement(LPT, { type: 'resolve-complaint', data }));
  return world;
};

describe('step 7 as a whole', () => {
  it('meets every criterion with an approved cycle that covers everything', () => {
    const world = approved();
    for (const { id } of monitoringStep.criteria) {
      expect(verdict(world, id)).toMatchObject({ state: 'met', reasons: [], flags: [] });
    }
  });

  it('meets nothing without a cycle', () => {
    const world = running();
    for (const { id } of monitoringStep.criteria) expect(verdict(world, id).reasons).toEqual(['r1']);
  });

  it('looks at the newest approved cycle that covers everything, not at one begun since', () => {
    const world = approved().on('2026-04-10');
    events(world.cycle(uid(0xd9), open('2026-Q2'), { by: MONITOR }));
    for (const { id } of monitoringStep.criteria) expect(verdict(world, id).state).toBe('met');
  });
});

describe('me-actors-covered', () => {
  const id = 'me-actors-covered';
  it('names each actor with the aspects that were not examined', () => {
    const world = judged({ 'fkak/progress': null, 'fpk/fairness': { verdict: 'unexamined', evidence: [] } });
    expect(verdict(world, id).texts).toEqual(['not met: FPK: no one-sided loss, FKAK: progress']);
    expect(verdict(opened(), id).texts).toEqual([
      `not met: FPK: ${ALL}, supporting institution: ${ALL}, LPT: ${ALL}, PKE: ${ALL}, FKAK: ${ALL}`,
    ]);
  });
  it('asks all five even where one had nothing to be examined', () => {
    const world = before5();
    events(world.cycle(CYCLE, open(), { by: MONITOR }));
    expect(verdict(world, id).texts[0]).toContain('LPT');
  });
});

describe('me-agreements-covered', () => {
  const id = 'me-agreements-covered';
  it('names each agreement in force during the period with what was not examined', () => {
    const world = judged({ 'pke/progress': null });
    expect(verdict(world, id)).toMatchObject({
      reasons: ['r2'],
      texts: ['not met: Pendampingan teknis pengecoran: progress'],
    });
  });
  it('asks each of two agreements of a kind', () => {
    const world = approved();
    const on = world.surroundings();
    const lpt = on.agreements.find(({ stream }) => stream === LPT)!;
    world.surroundings = () => ({ ...on, agreements: [...on.agreements, { ...lpt, stream: uid(0xb9) }] });
    expect(verdict(world, id).texts).toEqual([`not met: Pendampingan teknis pengecoran: ${ALL}`]);
    expect(verdict(world, 'me-actors-covered').state).toBe('met');
  });
  it('asks nothing of one that ended before the period', () => {
    const world = terminate(running(), PKE).on('2026-04-02');
    const stream = uid(0xd9);
    events(world.cycle(stream, open('2026-Q2'), { by: MONITOR }));
    for (const aspect of ['implementation', 'progress', 'conformity', 'fairness'] as const) {
      events(world.cycle(stream, item('lpt', aspect), { by: MONITOR }));
    }
    expect(verdict(world, id).state).toBe('met');
  });
  it('says r1 while there never was an agreement', () => {
    const world = before5();
    events(world.cycle(CYCLE, open(), { by: MONITOR }));
    expect(verdict(world, id).reasons).toEqual(['r1']);
  });
});

describe('me-fkak-cooperation', () => {
  const id = 'me-fkak-cooperation';
  it.each([
    ['left out', null],
    ['left unexamined', { verdict: 'unexamined' as const, evidence: [] }],
  ])('says r1 when it was %s', (_, change) => {
    expect(verdict(judged({ 'fkak/cooperation': change }), id).reasons).toEqual(['r1']);
  });
  it('is met however it was judged', () => {
    expect(verdict(judged({ 'fkak/cooperation': { verdict: 'fails' } }), id)).toMatchObject({
      state: 'met',
      evidence: ['ItemJudged'],
    });
  });
});

describe('me-no-one-sided-loss', () => {
  const id = 'me-no-one-sided-loss';

  it('is blocked by an open complaint of one-sided loss, and freed when it is resolved', () => {
    const world = complain(approved());
    expect(verdict(world, id)).toMatchObject({
      state: 'unmet',
      reasons: ['r6'],
      texts: ['still open: Bagi hasil keliru'],
      flags: ['one-sided-loss'],
    });
    expect(verdict(resolve(world), id)).toMatchObject({ state: 'met', flags: [] });
  });

  it('is not blocked by a complaint of another kind', () => {
    expect(verdict(complain(approved(), 'other'), id).state).toBe('met');
  });

  it('only flags once the step is completed (decision 10)', () => {
    const world = complain(finish(before5(), '2026-Q1'));
    expect(verdict(world, id)).toMatchObject({ state: 'met', reasons: [], flags: ['one-sided-loss'] });
  });

  it.each(['fails', 'partly'] as const)('is blocked by a judgement of fairness that: %s', (answer) => {
    const world = judged({ 'lpt/fairness': { verdict: answer } });
    expect(verdict(world, id).texts).toEqual(['still open: LPT: no one-sided loss']);
  });

  it('is freed when the finding is followed up as recommended, not when it cannot be', () => {
    const world = judged({ 'lpt/fairness': { verdict: 'fails' } });
    events(world.cycle(CYCLE, finding(itemId('lpt', 'fairness')), { by: MONITOR }));
    approved(submitted(world));
    const follow = (status: 'cannot' | 'as-recommended'): CycleCommand => ({
      type: 'set-follow-up',
      data: { finding: FINDING, status, note: 'x' },
    });
    events(world.cycle(CYCLE, follow('cannot')));
    expect(verdict(world, id).reasons).toEqual(['r6']);
    events(world.cycle(CYCLE, follow('as-recommended')));
    expect(verdict(world, id).state).toBe('met');
  });

  it('says r1 when fairness was not examined at all', () => {
    expect(verdict(opened(), id).reasons).toEqual(['r1']);
  });

  it('shows the alarm of the fair deal meter', () => {
    const world = approved();
    for (const [side, amount] of [
      ['cluster', '5'],
      ['partner', '-5'],
    ] as const) {
      events(
        world.agreement(LPT, { type: 'record-gain', data: { side, period: '2026-Q1', amount, what: 'x' } }),
      );
    }
    expect(verdict(world, id)).toMatchObject({ state: 'met', flags: ['one-sided-loss-alarm'] });
  });
});

describe('me-cycle-approved', () => {
  const id = 'me-cycle-approved';
  it('says r1 while the cycle is open or waits', () => {
    expect(verdict(judged(), id)).toMatchObject({ reasons: ['r1'], evidence: [] });
    expect(verdict(submitted(), id)).toMatchObject({ reasons: ['r1'], evidence: ['CycleSubmitted'] });
  });
  it('is met with a finding for each failing item', () => {
    expect(verdict(withFinding(), id)).toMatchObject({
      state: 'met',
      evidence: ['CycleSubmitted', 'CycleApproved'],
    });
  });
  it('names a failing item without a finding, whatever let it through', () => {
    const world = withFinding();
    const on = world.surroundings();
    const cycle = on.cycles[0]!;
    const facts = { ...cycle.state.facts, FindingRaised: [] };
    world.surroundings = () => ({ ...on, cycles: [{ ...cycle, state: { ...cycle.state, facts } }] });
    expect(verdict(world, id)).toMatchObject({ reasons: ['r2'], texts: ['not met: LPT: progress'] });
  });
});
