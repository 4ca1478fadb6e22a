import { stepKeys } from '@app/contracts';
import {
  actorOf,
  COORDINATOR,
  coordinator,
  events,
  MANAGER,
  manager,
  uid,
  type World,
} from '../testing/world.js';
import {
  completed,
  enrolled,
  give,
  leaves,
  member,
  operator,
  refuses,
  statusOf,
  submitted,
} from './testing/clusters.js';

const fpk = { step: 'fpk' } as const;
const told = { step: 'fpk', reason: 'Lampirkan daftar hadir' } as const;
const backdated = { effective: '2026-01-04' };
const by = { by: coordinator };
const late = 'not-backdatable /effectiveAt';

/** The coordinator's own submission, under an account of theirs. */
const submittedBy = (actor = coordinator): World => {
  const world = enrolled();
  events(give(world, 'submit-step', fpk, { by: actor }));
  return world;
};

describe('submitting a step', () => {
  it('records the checklist and who submitted', () => {
    const world = enrolled();
    const [[type, data]] = leaves(world, 'submit-step', { ...fpk, note: 'Lengkap' }) as [[string, object]];
    expect([type, data]).toMatchObject([
      'StepSubmitted',
      { step: 'fpk', note: 'Lengkap', checklist: { passes: true } },
    ]);
    expect(world.clusterKnown().state.steps.fpk.submittedBy).toEqual(manager);
    expect(statusOf(world, 'fpk')).toBe('submitted');
  });

  it('stands in the log under the definition that it was judged by', () => {
    const { identity } = enrolled().clusterKnown().state;
    expect(give(enrolled(), 'submit-step', fpk)).toMatchObject({ definition: identity!.definition.hash });
  });

  it('is for a known person, at the moment of recording, of an open step', () => {
    expect(refuses(enrolled(), 'submit-step', fpk, { by: operator })).toEqual(['person-required']);
    expect(refuses(enrolled(), 'submit-step', fpk, backdated)).toEqual([late]);
    expect(refuses(submitted(), 'submit-step', fpk)).toEqual(['step-submitted /step']);
    expect(refuses(completed(), 'submit-step', fpk)).toEqual(['step-completed /step']);
  });
});

describe('approving a step', () => {
  it('completes it with the checklist, and opens the next', () => {
    const world = submitted();
    expect(leaves(world, 'approve-step', { ...fpk, note: 'Sah' }, by)).toMatchObject([
      ['StepCompleted', { step: 'fpk', note: 'Sah', checklist: { passes: true, step: 'fpk' } }],
    ]);
    expect([statusOf(world, 'fpk'), statusOf(world, 'flagship')]).toEqual(['completed', 'open']);
  });

  it("is the coordinator's alone, and never the engine's or an operator's", () => {
    for (const other of [member, manager, operator, actorOf(uid(1))]) {
      expect(refuses(submitted(), 'approve-step', fpk, { by: other })).toContain('not-the-coordinator');
    }
  });

  it.each([
    ['the same account', coordinator],
    ['another account of the same person', { account: uid(5), person: COORDINATOR }],
    ['the same account under another person', { account: coordinator.account, person: MANAGER }],
  ])('is not for whoever submitted: %s', (_, submitter) => {
    expect(refuses(submittedBy(submitter), 'approve-step', fpk, by)).toEqual(['own-submission']);
  });

  it('asks for the newest submission only', () => {
    const world = submittedBy();
    events(give(world, 'return-step', told, by));
    events(give(world, 'submit-step', fpk));
    expect(give(world, 'approve-step', fpk, by).ok).toBe(true);
  });

  it('is of a submitted step, at the moment of recording', () => {
    expect(refuses(enrolled(), 'approve-step', fpk, by)).toEqual(['step-open /step']);
    expect(refuses(completed(), 'approve-step', fpk, by)).toEqual(['step-completed /step']);
    expect(refuses(submitted(), 'approve-step', fpk, { ...by, ...backdated })).toEqual([late]);
  });

  it('is judged on what stands at the approval', () => {
    const world = submitted();
    const data = { case: uid(1), person: COORDINATOR, paidOn: world.today, what: 'Honor rapat' };
    events(world.forum({ type: 'report-honorarium', data }));
    expect(refuses(world, 'approve-step', fpk, by)).toEqual(['fpk-no-honorarium']);
  });

  it('follows the newest mechanism: the former coordinator decides no more', () => {
    const world = submitted();
    const rhythm = { every: 1, unit: 'month' } as const;
    const data = { coordinator: member.person!, firstMeeting: world.today, rhythm };
    events(world.forum({ type: 'agree-mechanism', data }));
    expect(refuses(world, 'approve-step', fpk, by)).toEqual(['not-the-coordinator']);
    expect(give(world, 'approve-step', fpk, { by: member }).ok).toBe(true);
  });

  it('needs the coordinator to hold a seat still', () => {
    const world = submitted();
    const gone = { seat: uid(0x200), leftOn: world.today, why: 'Mutasi', seatContinues: false };
    events(world.forum({ type: 'record-member-left', data: gone }));
    expect(refuses(world, 'approve-step', fpk, by)).toContain('coordinator-not-seated');
    expect(refuses(world, 'return-step', told, by)).toEqual(['coordinator-not-seated']);
  });

  it('needs a forum', () => {
    const world = submitted();
    events(world.forum({ type: 'dissolve-forum', data: { reason: 'Digabung' } }));
    expect(refuses(world, 'return-step', told, by)).toEqual(['no-forum']);
    expect(refuses(world, 'approve-step', fpk, by)).toContain('no-forum');
  });
});

describe('a submission that comes back', () => {
  it('is returned by the coordinator, with a reason', () => {
    const world = submitted();
    expect(refuses(world, 'return-step', told)).toEqual(['not-the-coordinator']);
    expect(leaves(world, 'return-step', told, by)).toEqual([['StepReturned', told]]);
    expect([statusOf(world, 'fpk'), world.clusterKnown().state.steps.fpk.submittedBy]).toEqual([
      'open',
      null,
    ]);
    expect(give(world, 'submit-step', fpk).ok).toBe(true);
  });

  it('is recalled, with a reason', () => {
    const world = submitted();
    expect(leaves(world, 'recall-submission', told)).toEqual([['SubmissionRecalled', told]]);
    expect([statusOf(world, 'fpk'), world.clusterKnown().state.steps.fpk.submittedBy]).toEqual([
      'open',
      null,
    ]);
  });

  it.each(['return-step', 'recall-submission'] as const)('is a submitted one, now: %s', (name) => {
    expect(refuses(enrolled(), name, told, by)).toEqual(['step-open /step']);
    expect(refuses(completed(), name, told, by)).toEqual(['step-completed /step']);
    expect(refuses(submitted(), name, told, { ...by, ...backdated })).toEqual([late]);
  });
});

describe('reopening a step', () => {
  it('takes a completed one back to open, and keeps those after it where they were', () => {
    const world = completed();
    expect(leaves(world, 'reopen-step', told)).toEqual([['StepReopened', told]]);
    expect([statusOf(world, 'fpk'), statusOf(world, 'flagship')]).toEqual(['open', 'open']);
    expect(world.clusterKnown().state.steps.fpk.submittedBy).toBeNull();
  });

  it('refuses one that is open or submitted, and an earlier date', () => {
    expect(refuses(enrolled(), 'reopen-step', told)).toEqual(['step-open /step']);
    expect(refuses(submitted(), 'reopen-step', told)).toEqual(['step-submitted /step']);
    expect(refuses(completed(), 'reopen-step', told, backdated)).toEqual([late]);
  });
});

describe('what the log says of a step', () => {
  it('keeps since when each step has been in its state', () => {
    const world = completed();
    const { steps } = world.clusterKnown().state;
    const [enrolment, , approval] = world.entries(world.clusterKnown().stream).map(({ at }) => at);
    expect(stepKeys.codes.map((key) => steps[key].since)).toEqual([
      approval,
      approval,
      ...Array<string>(5).fill(enrolment!),
    ]);
  });
});
