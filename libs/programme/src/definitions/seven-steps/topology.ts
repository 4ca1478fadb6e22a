import type { StepKey } from '@app/contracts';
import type { StepDefinition } from '../types.js';

/** Facts of the world: recorded at any time while the programme is not withdrawn; they move no region. */
const FACTS = [
  'StageSet',
  'FlagshipCited',
  'InstitutionMapped',
  'SupportGapExplained',
  'InstitutionCommitted',
  'InstitutionDeclined',
  'FkakEstablished',
  'SubgroupListed',
  'RepresentativeSeated',
  'RepresentativeLeft',
  'AlignmentHeld',
  'MechanismAgreed',
  'MeetingHeld',
  'ActionItemClosed',
  'FactRetracted',
  'WaiverRequested',
  'CriterionWaived',
  'WaiverDeclined',
  'WaiverRevoked',
  'WaiverExpired',
] as const;

/** An event that is accepted and changes no state: a transition without target. */
const stay = (events: readonly string[]) => Object.fromEntries(events.map((event) => [event, {}]));

const STANDING = {
  initial: 'active',
  states: {
    active: { on: { ...stay(FACTS), ProgrammeSuspended: 'suspended', ProgrammeWithdrawn: 'withdrawn' } },
    suspended: { on: { ...stay(FACTS), ProgrammeResumed: 'active', ProgrammeWithdrawn: 'withdrawn' } },
    withdrawn: {},
  },
};

/** The step whose completion opens a step. 6 may be begun while 5 is open (E), so both follow 4. */
const OPENS_AFTER: Readonly<Record<StepKey, StepKey | null>> = {
  fpk: null,
  flagship: 'fpk',
  support: 'flagship',
  fkak: 'support',
  lpt: 'fkak',
  pke: 'fkak',
  monitoring: 'pke',
};

/** One step's region. Events are named `<EventType>.<step>`, so that a region hears its own and the one before. */
function stepRegion(step: StepDefinition) {
  const own = (type: string) => `${type}.${step.key}`;
  const after = OPENS_AFTER[step.key];
  return {
    initial: after === null ? 'open' : 'locked',
    meta: { opensAfter: after, criteria: step.criteria.map(({ id }) => id) },
    states: {
      ...(after !== null && { locked: { on: { [`StepCompleted.${after}`]: 'open' } } }),
      open: { on: { [own('StepSubmitted')]: 'submitted' } },
      submitted: {
        on: {
          [own('StepCompleted')]: 'completed',
          [own('StepReturned')]: 'open',
          [own('SubmissionRecalled')]: 'open',
        },
      },
      completed: { on: { [own('StepLapsed')]: 'lapsed', [own('StepReopened')]: 'open' } },
      lapsed: { on: { [own('StepRestored')]: 'completed', [own('StepReopened')]: 'open' } },
    },
  };
}

/**
 * Draws the machine of the seven steps: the programme's standing beside one region per step. Topology only,
 * as JSON: no guards, actions, delays or context.
 */
export function drawMachine(id: string, steps: readonly StepDefinition[]): object {
  return {
    id,
    type: 'parallel',
    states: { standing: STANDING, ...Object.fromEntries(steps.map((step) => [step.key, stepRegion(step)])) },
  };
}
