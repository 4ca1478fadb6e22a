import { type ClusterCommand, clusterCommands } from '@app/contracts';
import { sevenSteps } from '../definitions/seven-steps/index.js';
import { definitionHash } from '../definitions/registry.js';
import { readyFor, seatForum } from '../testing/journey.js';
import { events, FORUM, refusedFor, uid, World } from '../testing/world.js';
import type { AnyClusterCommand } from './decider.js';
import {
  completed,
  enrolled,
  give,
  leaves,
  refuses,
  standingOf,
  statusOf,
  submitted,
} from './testing/clusters.js';

const cluster = (changes: object = {}) => ({
  region: '33.10',
  forum: FORUM,
  name: 'Klaster Logam Ceper',
  aliases: [],
  sector: 'industry' as const,
  stage: 'sentra' as const,
  ...changes,
});
const forumOf = (region: string, level: 'regency' | 'province' = 'regency'): World => {
  const world = new World();
  events(world.forum({ type: 'establish-forum', data: { region, level, name: 'FPK' } }));
  return world;
};
const reason = { reason: 'Banjir' };
const backdated = { effective: '2026-01-04' };

describe('enrolling a cluster', () => {
  it('pins it to the definition, by its hash', () => {
    const definition = { id: 'seven-steps', version: 1, hash: definitionHash(sevenSteps) };
    const world = forumOf('33.10');
    const decision = give(world, 'enrol-cluster', cluster());
    expect(decision).toMatchObject({ ok: true, definition: definition.hash });
    expect(events(decision)).toEqual([
      { type: 'ClusterEnrolled', schema: 1, data: { ...cluster(), definition } },
    ]);
    expect(world.clusterKnown().state.identity?.definition).toEqual(definition);
  });

  it.each([
    ['33.10', 'regency', '33.10', true],
    ['33.10', 'regency', '33.10.05', true],
    ['33', 'province', '33.10', true],
    ['33.10', 'regency', '33.11', false],
    ['33.10', 'regency', '33', false],
    ['34', 'province', '33.10', false],
  ] as const)('under a forum of %s (%s) in %s: %s', (region, level, own, taken) => {
    const decision = give(forumOf(region, level), 'enrol-cluster', cluster({ region: own }));
    if (taken) expect(decision.ok).toBe(true);
    else expect(refusedFor(decision)).toEqual(['forum-of-another-region /forum']);
  });

  it('may be told later than it held, and never earlier', () => {
    expect(leaves(forumOf('33.10'), 'enrol-cluster', cluster(), { effective: '2024-01-01' })).toHaveLength(1);
    expect(refuses(forumOf('33.10'), 'enrol-cluster', cluster(), { effective: '2026-01-06' })).toEqual([
      'effective-in-future /effectiveAt',
    ]);
  });

  it('refuses an unknown forum, one that was dissolved, and a second time', () => {
    expect(refuses(new World(), 'enrol-cluster', cluster())).toEqual(['unknown-forum /forum']);
    expect(refuses(forumOf('33.10'), 'enrol-cluster', cluster({ forum: uid(9) }))).toEqual([
      'unknown-forum /forum',
    ]);
    const dissolved = seatForum(new World());
    events(dissolved.forum({ type: 'dissolve-forum', data: reason }));
    expect(refuses(dissolved, 'enrol-cluster', cluster())).toEqual(['forum-dissolved /forum']);
    expect(refuses(enrolled(), 'enrol-cluster', cluster())).toEqual(['already-enrolled']);
  });
});

const resting = clusterCommands.filter(({ name }) => name !== 'enrol-cluster');
const example = (spec: (typeof resting)[number]) =>
  ({ type: spec.name, data: spec.example }) as ClusterCommand;
const ENGINE: readonly AnyClusterCommand[] = [
  { type: 'lapse-step', data: { step: 'fpk', cause: 'x' } },
  { type: 'restore-step', data: { step: 'fpk', cause: 'x' } },
  { type: 'expire-waiver', data: { waiver: uid(1) } },
  { type: 'end-representative-term', data: { seat: uid(1) } },
];

describe('a cluster that is not enrolled', () => {
  it('takes no other command; the engine finds nothing to do', () => {
    const world = forumOf('33.10');
    for (const spec of resting) expect(refusedFor(world.cluster(example(spec)))).toEqual(['not-enrolled']);
    for (const command of ENGINE) expect(events(world.cluster(command))).toEqual([]);
  });
});

describe('suspending and resuming', () => {
  const suspended = () => {
    const world = submitted();
    events(give(world, 'suspend-programme', reason));
    return world;
  };

  it('holds up submission and approval, and moves no step', () => {
    const world = suspended();
    expect([standingOf(world), statusOf(world, 'fpk')]).toEqual(['suspended', 'submitted']);
    const approve = give(
      world,
      'approve-step',
      { step: 'fpk' },
      { by: { account: uid(1), person: uid(0x100) } },
    );
    expect(refusedFor(approve)).toEqual(['programme-suspended']);
    events(give(world, 'recall-submission', { step: 'fpk', ...reason }));
    expect(refuses(world, 'submit-step', { step: 'fpk' })).toEqual(['programme-suspended']);
  });

  it('still takes facts of the world', () => {
    expect(leaves(suspended(), 'explain-gap', { type: 'supplier', why: 'Jauh' })).toHaveLength(1);
  });

  it('goes on where it stood', () => {
    const world = suspended();
    expect(leaves(world, 'resume-programme', reason)).toEqual([['ProgrammeResumed', reason]]);
    expect([standingOf(world), statusOf(world, 'fpk')]).toEqual(['active', 'submitted']);
  });

  it('is done once at a time, and never dated back', () => {
    expect(refuses(suspended(), 'suspend-programme', reason)).toEqual(['programme-suspended']);
    expect(refuses(enrolled(), 'resume-programme', reason)).toEqual(['programme-active']);
    const late = ['not-backdatable /effectiveAt'];
    expect(refuses(enrolled(), 'suspend-programme', reason, backdated)).toEqual(late);
    expect(refuses(suspended(), 'resume-programme', reason, backdated)).toEqual(late);
    expect(refuses(enrolled(), 'withdraw-programme', reason, backdated)).toEqual(late);
  });
});

describe('withdrawing', () => {
  it('is the end, from a suspension too: nothing follows', () => {
    const world = completed();
    events(give(world, 'suspend-programme', reason));
    expect(leaves(world, 'withdraw-programme', reason)).toEqual([['ProgrammeWithdrawn', reason]]);
    expect(standingOf(world)).toBe('withdrawn');
    for (const spec of resting) {
      expect(refusedFor(world.cluster(example(spec)))).toEqual(['programme-withdrawn']);
    }
    for (const command of ENGINE) expect(events(world.cluster(command))).toEqual([]);
  });
});

describe('the effective time of any command', () => {
  const world = readyFor(new World(), 'fpk');
  it.each(resting.map((spec) => [spec.name, spec] as const))('is not ahead: %s', (_, spec) => {
    expect(refusedFor(world.copy().cluster(example(spec), { effective: '2026-01-06' }))).toContain(
      'effective-in-future /effectiveAt',
    );
  });
});
