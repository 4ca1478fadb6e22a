import { stepKeys } from '@app/contracts';
import { judgeStep } from '../definitions/judge.js';
import { sevenSteps } from '../definitions/seven-steps/index.js';
import { complete, readyFor } from '../testing/journey.js';
import { finish } from '../testing/partners.js';
import { noon, World } from '../testing/world.js';
import { regionsOf } from './lifecycle.js';

describe('a cluster on its way through the seven steps', () => {
  it('begins with the first step open and every other locked', () => {
    const { state } = readyFor(new World(), 'fpk').clusterKnown();
    expect(regionsOf(state)).toEqual({
      standing: 'active',
      fpk: 'open',
      flagship: 'locked',
      support: 'locked',
      fkak: 'locked',
      lpt: 'locked',
      pke: 'locked',
      monitoring: 'locked',
    });
  });

  it('opens 5 and 6 together once 4 is completed, and 7 once 6 is', () => {
    const world = complete(readyFor(new World(), 'fkak'), 'fkak');
    expect(regionsOf(world.clusterKnown().state)).toMatchObject({
      lpt: 'open',
      pke: 'open',
      monitoring: 'locked',
    });
  });

  it('completes all seven', () => {
    const world = finish(complete(readyFor(new World(), 'fkak'), 'fkak'), '2026-Q1');
    const regions = regionsOf(world.clusterKnown().state);
    expect(stepKeys.codes.map((key) => regions[key])).toEqual(Array(7).fill('completed'));
  });

  it('keeps in each completion the checklist as judged and the versions it looked at', () => {
    const world = complete(readyFor(new World(), 'fpk'), 'fpk');
    const { steps } = world.clusterKnown().state;
    expect(steps.fpk.checklist).toMatchObject({
      step: 'fpk',
      passes: true,
      met: 10,
      total: 10,
      day: '2026-01-05',
    });
    expect(steps.fpk.checklist?.judgedOn.map(({ category }) => category)).toEqual(['cluster', 'forum']);
  });

  it.each(stepKeys.codes)('has nothing met of step %s while nothing is recorded', (key) => {
    const world = readyFor(new World(), 'fpk');
    const on = { ...world.surroundings(), forum: null };
    const { checklist } = judgeStep(sevenSteps, key, on, noon('2026-01-05'));
    expect(checklist.met).toBe(0);
    expect(checklist.criteria.every(({ reasons }) => reasons.length > 0)).toBe(true);
  });
});
