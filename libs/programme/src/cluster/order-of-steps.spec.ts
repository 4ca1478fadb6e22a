import type { StepKey } from '@app/contracts';
import type { Decision, DomainEvent } from '@app/eventsourcing';
import { complete, readyFor, seatOf } from '../testing/journey.js';
import { coordinator, events, once, refusedFor, World } from '../testing/world.js';
import { regionsOf } from './lifecycle.js';

const reasonOf = (decision: Decision<DomainEvent>) => {
  if (decision.ok) throw new Error('accepted');
  return decision.refusal.reasons[0]!;
};
const submit = (world: World, step: StepKey) => world.cluster({ type: 'submit-step', data: { step } });
const reopen = (world: World, step: StepKey): World => {
  events(world.cluster({ type: 'reopen-step', data: { step, reason: 'Keliru' } }));
  return world;
};
/** A seat of the forum stays empty for longer than its grace: step 1 lapses. */
const lapseForum = (world: World): World => {
  const data = { seat: seatOf(3), leftOn: '2026-01-05', why: 'Mutasi', seatContinues: true };
  events(world.forum({ type: 'record-member-left', data }));
  const lapse = { type: 'lapse-step', data: { step: 'fpk', cause: 'kursi' } } as const;
  expect(events(world.cluster(lapse, { day: '2026-03-05' }))).toHaveLength(1);
  return world;
};
const at3 = once(() => readyFor(new World(), 'support'));

describe('a locked step', () => {
  it('names the step that must be completed first, and speaks of no reopening', () => {
    const decision = submit(at3(), 'fkak');
    expect(refusedFor(decision)).toEqual(['step-locked /step']);
    expect(reasonOf(decision)).toEqual({
      code: 'step-locked',
      field: '/step',
      text: {
        id: 'langkah ini belum dibuka; selesaikan dahulu langkah 3 Memetakan lembaga pendukung',
        en: 'this step is locked; complete first step 3 Map supporting institutions',
      },
      params: { step: 'fkak', status: 'locked', wanted: ['open'], first: ['support'] },
    });
  });

  it.each([
    ['flagship', ['fpk']],
    ['fkak', ['fpk', 'flagship', 'support']],
    ['lpt', ['fpk', 'flagship', 'support', 'fkak']],
    ['pke', ['fpk', 'flagship', 'support', 'fkak']],
    ['monitoring', ['fpk', 'flagship', 'support', 'fkak', 'pke']],
  ] as const)('names all that come before it, in their order: %s', (step, first) => {
    expect(reasonOf(submit(readyFor(new World(), 'fpk'), step)).params).toMatchObject({ first });
  });

  it('names none that are completed or lapsed, and one that was reopened', () => {
    const world = at3();
    expect(reasonOf(submit(world, 'lpt')).params).toMatchObject({ first: ['support', 'fkak'] });
    lapseForum(world);
    expect(reasonOf(submit(world, 'lpt')).params).toMatchObject({ first: ['support', 'fkak'] });
    expect(reasonOf(submit(reopen(world, 'flagship'), 'lpt')).params).toMatchObject({
      first: ['flagship', 'support', 'fkak'],
    });
  });

  it('says the same to whoever approves, returns, recalls or reopens it', () => {
    const world = at3();
    const by = { by: coordinator };
    const reason = 'Keliru';
    for (const decision of [
      world.cluster({ type: 'approve-step', data: { step: 'fkak' } }, by),
      world.cluster({ type: 'return-step', data: { step: 'fkak', reason } }, by),
      world.cluster({ type: 'recall-submission', data: { step: 'fkak', reason } }),
      world.cluster({ type: 'reopen-step', data: { step: 'fkak', reason } }),
    ]) {
      expect(refusedFor(decision)).toEqual(['step-locked /step']);
      expect(reasonOf(decision).params).toMatchObject({ first: ['support'] });
    }
  });
});

describe('a step whose predecessor was reopened', () => {
  it('waits until that one is completed again, and says so', () => {
    const world = reopen(at3(), 'flagship');
    expect(refusedFor(submit(world, 'support'))).toEqual(['step-out-of-order /step']);
    events(submit(world, 'flagship'));
    expect(refusedFor(submit(world, 'support'))).toEqual(['step-out-of-order /step']);
    events(world.cluster({ type: 'approve-step', data: { step: 'flagship' } }, { by: coordinator }));
    expect(submit(world, 'support').ok).toBe(true);
  });

  it('is not approved either', () => {
    const world = at3();
    events(submit(world, 'support'));
    reopen(world, 'flagship');
    const approve = { type: 'approve-step', data: { step: 'support' } } as const;
    expect(refusedFor(world.cluster(approve, { by: coordinator }))).toEqual(['step-out-of-order /step']);
  });

  it('is held up by the step right before it only', () => {
    const world = reopen(at3(), 'fpk');
    expect(submit(world, 'support').ok).toBe(true);
  });
});

describe('a step whose predecessor lapsed', () => {
  it('goes on', () => {
    const world = lapseForum(readyFor(new World(), 'flagship'));
    expect(regionsOf(world.clusterKnown().state)).toMatchObject({ fpk: 'lapsed', flagship: 'open' });
    complete(world, 'flagship');
    expect(regionsOf(world.clusterKnown().state)).toMatchObject({ fpk: 'lapsed', flagship: 'completed' });
  });
});
