import { agreementStates, type StepKey, stepKeys } from '@app/contracts';
import {
  agreementLifecycle,
  clusterLifecycle,
  cycleLifecycle,
  forumLifecycle,
  type Lifecycle,
  LifecycleError,
  precedingStep,
  sevenSteps,
} from '@app/programme';
import { getShortestPaths } from '@xstate/graph';
import type { StateValue } from 'xstate';

/** A path that was generated from a machine: where it leads, and by which events. */
interface Path {
  readonly to: StateValue;
  readonly by: readonly string[];
}

type Offered = (value: StateValue) => readonly string[];

/**
 * @param offered the events to try in a state; every event of the machine by default
 * @returns a shortest path to every state that can be reached by them
 */
function pathsOf({ machine }: Lifecycle, offered?: Offered): Path[] {
  type Seen = { readonly value: StateValue };
  const options = offered && {
    events: (state: Seen) => offered(state.value).map((type) => ({ type })),
  };
  return getShortestPaths(machine, options as never).map(({ state, steps }) => ({
    to: (state as unknown as Seen).value,
    // A path begins with the machine's own start, which is no event of ours.
    by: steps.map(({ event }) => event.type).filter((type) => type !== 'xstate.init'),
  }));
}

/** Walks a path by the adapter that every fold uses, and asks for an unknown event wherever it comes by. */
function walk(lifecycle: Lifecycle, { to, by }: Path): void {
  let value = lifecycle.initial;
  const refuses = () => {
    expect(lifecycle.accepts(value, 'NeverHeardOf')).toBe(false);
    expect(() => lifecycle.advance(value, 'NeverHeardOf')).toThrow(LifecycleError);
  };
  refuses();
  for (const event of by) {
    expect(lifecycle.accepts(value, event)).toBe(true);
    value = lifecycle.advance(value, event);
    refuses();
  }
  expect(value).toEqual(to);
}

describe.each([
  ['forum', forumLifecycle, ['forming', 'working', 'dissolved']],
  ['agreement', agreementLifecycle, agreementStates.codes],
  ['cycle', cycleLifecycle, ['open', 'submitted', 'approved']],
] as const)('paths generated from the machine, %s', (_, lifecycle, states) => {
  const paths = pathsOf(lifecycle);

  it('reach every state that it draws, and no other', () => {
    expect(Object.keys(lifecycle.machine.states).sort()).toEqual([...states].sort());
    expect(paths.map(({ to }) => to).sort()).toEqual([...states].sort());
  });

  it('are accepted event by event, an unknown event nowhere', () => {
    for (const path of paths) walk(lifecycle, path);
  });
});

const cluster = clusterLifecycle(sevenSteps);
type Regions = Readonly<Record<string, string>>;
const OWN = [
  'StepSubmitted',
  'StepReturned',
  'SubmissionRecalled',
  'StepCompleted',
  'StepReopened',
  'StepLapsed',
  'StepRestored',
];
const STANDING = ['ProgrammeSuspended', 'ProgrammeResumed', 'ProgrammeWithdrawn'];

/** The steps whose completion leads up to a step, the first one first. */
function before(step: StepKey): StepKey[] {
  const preceding = precedingStep(sevenSteps, step);
  return preceding === null ? [] : [...before(preceding), preceding];
}

/**
 * Offers what moves one step, and of the steps before it only the straight way to their completion: all seven
 * regions at once have tens of thousands of states.
 */
function aroundStep(step: StepKey): Offered {
  return (value) => {
    const regions = value as Regions;
    const leading = before(step).flatMap((key) => {
      if (regions[key] === 'open') return [`StepSubmitted.${key}`];
      return regions[key] === 'submitted' ? [`StepCompleted.${key}`] : [];
    });
    return [...leading, ...OWN.map((type) => `${type}.${step}`)];
  };
}

const drawn = (region: string) =>
  Object.keys((sevenSteps.machine as { states: Record<string, { states: object }> }).states[region]!.states);

describe.each(stepKeys.codes)('paths generated from the cluster machine for step %s', (step) => {
  const paths = pathsOf(cluster, aroundStep(step));

  it('reach every state of its region', () => {
    const reached = new Set(paths.map(({ to }) => (to as Regions)[step]!));
    expect([...reached].sort()).toEqual(drawn(step).sort());
    const locked = before(step).length > 0 ? ['locked'] : [];
    expect(drawn(step)).toEqual([...locked, 'open', 'submitted', 'completed', 'lapsed']);
  });

  it('are accepted event by event, an unknown event nowhere', () => {
    for (const path of paths) walk(cluster, path);
  });
});

describe("paths generated from the cluster machine for the programme's standing", () => {
  const paths = pathsOf(cluster, () => STANDING);

  it('reach every standing', () => {
    const reached = paths.map(({ to }) => (to as Regions).standing!);
    expect(reached.sort()).toEqual(['active', 'suspended', 'withdrawn']);
    expect(drawn('standing').sort()).toEqual(['active', 'suspended', 'withdrawn']);
  });

  it('are accepted event by event, an unknown event nowhere', () => {
    for (const path of paths) walk(cluster, path);
  });

  it('leave no way on from a withdrawal in that region', () => {
    const withdrawn = paths.find(({ to }) => (to as Regions).standing === 'withdrawn')!;
    for (const event of STANDING) expect(cluster.accepts(withdrawn.to, event)).toBe(false);
  });
});
