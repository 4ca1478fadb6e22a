import { getShortestPaths } from '@xstate/graph';
import fc from 'fast-check';
import { event } from '../shared/event-spec.js';
import { LifecycleError } from '../shared/machine.js';
import { CYCLE } from '../testing/partners.js';
import { coordinator, type Told, uid, type World } from '../testing/world.js';
import type { CycleCommand } from '@app/contracts';
import { cycleOwnEvents } from './events.js';
import { evolveCycle, noCycle } from './evolve.js';
import { cycleLifecycle, cycleMachine } from './machine.js';
import {
  approve,
  APPROVER,
  finding,
  FINDING,
  item,
  itemId,
  judged,
  MONITOR,
  submit,
} from './testing/cycles.js';

const STATES = ['open', 'submitted', 'approved'] as const;
const META = {
  stream: CYCLE,
  category: 'cycle',
  version: 1,
  index: 0,
  commandId: uid(9),
  actor: MONITOR,
  at: '2026-01-01T00:00:00.000Z',
  effectiveAt: '2026-01-01T00:00:00.000Z',
  definition: null,
};
const OPENED = event('CycleOpened', { cluster: uid(1), period: '2026-Q1' });

describe('the machine of a cycle', () => {
  it('has paths that reach every state', () => {
    const reached = new Set(getShortestPaths(cycleMachine).map(({ state }) => state.value));
    expect([...reached].sort()).toEqual([...STATES].sort());
  });

  it('knows every event type of the stream', () => {
    for (const { type } of cycleOwnEvents) {
      expect(STATES.some((state) => cycleLifecycle.accepts(state, type))).toBe(true);
    }
  });

  it('takes items before, follow-up after the approval, neither in between', () => {
    const takers = (type: string) => STATES.filter((state) => cycleLifecycle.accepts(state, type));
    expect([takers('ItemJudged'), takers('FollowUpSet'), takers('FactRetracted')]).toEqual([
      ['open'],
      ['approved'],
      ['open', 'approved'],
    ]);
  });
});

describe('folding a cycle', () => {
  it('throws for anything before the opening, for a second one, and for what the state does not allow', () => {
    expect(() => evolveCycle(noCycle, event('CycleSubmitted', {}), META)).toThrow(LifecycleError);
    const state = evolveCycle(noCycle, OPENED, META);
    expect(() => evolveCycle(state, OPENED, META)).toThrow(LifecycleError);
    expect(() => evolveCycle(state, event('CycleApproved', { period: '2026-Q1' }), META)).toThrow(
      LifecycleError,
    );
  });
});

describe('folding a retraction', () => {
  it.each([
    ['of a fact that is not there', 9, 'CycleOpened'],
    ['of another type', 1, 'ItemJudged'],
  ])('%s throws', (_, version, type) => {
    const state = evolveCycle(noCycle, OPENED, META);
    const retracted = event('FactRetracted', { fact: { version, index: 0 }, type, reason: 'x' });
    expect(() => evolveCycle(state, retracted, META)).toThrow(LifecycleError);
  });
});

describe('any sequence of commands', () => {
  const reason = { reason: 'x' };
  const commands: readonly CycleCommand[] = [
    item('lpt', 'progress', { item: uid(1), verdict: 'fails' }),
    finding(itemId('lpt', 'progress')),
    submit,
    submit,
    approve,
    approve,
    { type: 'recall-cycle', data: reason },
    { type: 'return-cycle', data: reason },
    { type: 'set-follow-up', data: { finding: FINDING, status: 'not-yet', note: 'x' } },
    {
      type: 'plan-correction',
      data: { action: uid(2), finding: FINDING, what: 'x', owner: uid(3), due: '2026-12-31' },
    },
    { type: 'close-correction', data: { action: uid(2), closedOn: '2026-01-05', evidence: [], note: 'x' } },
    ...[2, 8, 12, 25, 26, 27].map((version): CycleCommand => ({
      type: 'retract-fact',
      data: { fact: { version, index: 0 }, ...reason },
    })),
  ];

  it('yields only events that the lifecycle accepts, and a refusal always says why', () => {
    const conforming = judged();
    const partly = judged({ 'lpt/progress': { verdict: 'partly' } });
    const told = fc.constantFrom<Told>({ by: MONITOR }, { by: APPROVER }, { by: coordinator });
    const steps = fc.array(fc.tuple(fc.constantFrom(...commands), told), { maxLength: 15 });
    fc.assert(
      fc.property(steps, fc.boolean(), (given, failing) => {
        const world: World = (failing ? partly : conforming).copy();
        for (const [command, by] of given) {
          const decision = world.cycle(CYCLE, command, by);
          if (!decision.ok) expect(decision.refusal.reasons.length).toBeGreaterThan(0);
        }
        // The surroundings fold every stream; an event that is not accepted throws.
        expect(world.surroundings().cycles).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});
