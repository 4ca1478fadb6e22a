import { dealInForce, fulfil, terminate } from '../testing/deals.js';
import { complete, INSTITUTION, readyFor, seatOf } from '../testing/journey.js';
import { LPT } from '../testing/partners.js';
import { coordinator, events, uid, World } from '../testing/world.js';
import {
  completed,
  completedTo,
  enrolled,
  give,
  leaves,
  refuses,
  statusOf,
  submitted,
} from './testing/clusters.js';

const lapse = (world: World, day: string, cause = 'kursi') =>
  leaves(world, 'lapse-step', { step: 'fpk', cause }, { day });
const restore = (world: World, day: string) =>
  leaves(world, 'restore-step', { step: 'fpk', cause: 'kursi' }, { day });
/** A seat of the forum falls vacant on 1 February: grace runs through 3 March. */
const vacated = (): World => {
  const world = completed();
  const data = { seat: seatOf(3), leftOn: '2026-02-01', why: 'Mutasi', seatContinues: true };
  events(world.forum({ type: 'record-member-left', data }, { day: '2026-02-01' }));
  return world;
};
const fill = (world: World, day: string): World => {
  const organ = { organKind: 'cooperative', organ: 'Koperasi', standing: 'core' } as const;
  events(
    world.forum({ type: 'seat-member', data: { seat: seatOf(3), person: uid(0x150), ...organ } }, { day }),
  );
  return world;
};
const lapsed = (): World => {
  const world = vacated();
  expect(lapse(world, '2026-03-04')).toHaveLength(1);
  return world;
};

describe('a completed step', () => {
  it('has nothing to lapse while nothing changed', () => {
    expect(lapse(completed(), '2027-01-01')).toEqual([]);
  });

  it('stands through the thirtieth day of a vacant seat and lapses on the thirty-first, once', () => {
    const world = vacated();
    expect(lapse(world, '2026-03-03')).toEqual([]);
    expect(lapse(world, '2026-03-04')).toMatchObject([
      ['StepLapsed', { step: 'fpk', cause: 'kursi', checklist: { passes: false, day: '2026-03-04' } }],
    ]);
    expect(statusOf(world, 'fpk')).toBe('lapsed');
    expect(lapse(world, '2026-03-05')).toEqual([]);
  });

  it('keeps in the lapse what it was judged on, and why', () => {
    const { checklist } = lapsed().clusterKnown().state.steps.fpk;
    expect(checklist?.criteria.filter(({ state }) => state === 'unmet').map(({ id }) => id)).toEqual([
      'fpk-members-named',
    ]);
    expect(checklist?.criteria.map(({ id }) => id)).toEqual([
      'fpk-members-named',
      'fpk-government-seated',
      'fpk-organs-diverse',
      'fpk-no-honorarium',
    ]);
  });

  it('keeps a long cause to what an event may hold', () => {
    const [[, data]] = lapse(vacated(), '2026-03-04', 'x'.repeat(300)) as [[string, { cause: string }]];
    expect(data.cause).toHaveLength(200);
  });

  it('lapses during a suspension too, and leaves those after it where they are', () => {
    const world = vacated();
    events(give(world, 'suspend-programme', { reason: 'Banjir' }));
    expect(lapse(world, '2026-03-04')).toHaveLength(1);
    expect(statusOf(world, 'flagship')).toBe('open');
  });

  it('lapses at once where there is no grace', () => {
    const world = complete(readyFor(new World(), 'support'), 'support');
    const gains = { commitment: 'Kredit', gainCluster: 'Modal', gainInstitution: 'Bunga' };
    const data = { institution: INSTITUTION, ...gains, balance: 'institution-favoured' } as const;
    events(give(world, 'commit-institution', data));
    expect(leaves(world, 'lapse-step', { step: 'support', cause: 'x' })).toHaveLength(1);
  });
});

describe('a step that is not completed', () => {
  it('has nothing to lapse or to restore', () => {
    for (const world of [enrolled(), submitted()]) {
      expect(lapse(world, '2027-01-01')).toEqual([]);
      expect(restore(world, '2027-01-01')).toEqual([]);
    }
    expect(restore(completed(), '2027-01-01')).toEqual([]);
    expect(leaves(completed(), 'lapse-step', { step: 'pke', cause: 'x' })).toEqual([]);
  });
});

describe('a lapsed step', () => {
  it('stays so while nothing changed', () => {
    expect(restore(lapsed(), '2026-03-10')).toEqual([]);
  });

  it('stands again once its criteria hold, once', () => {
    const world = fill(lapsed(), '2026-03-10');
    expect(restore(world, '2026-03-10')).toMatchObject([
      ['StepRestored', { step: 'fpk', cause: 'kursi', checklist: { passes: true, day: '2026-03-10' } }],
    ]);
    expect(statusOf(world, 'fpk')).toBe('completed');
    expect(restore(world, '2026-03-11')).toEqual([]);
    expect(lapse(world, '2026-03-11')).toEqual([]);
  });

  it('is not submitted or approved, and may be reopened', () => {
    expect(refuses(lapsed(), 'submit-step', { step: 'fpk' })).toEqual(['step-lapsed /step']);
    expect(refuses(lapsed(), 'approve-step', { step: 'fpk' }, { by: coordinator })).toEqual([
      'step-lapsed /step',
    ]);
    const world = lapsed();
    events(give(world, 'reopen-step', { step: 'fpk', reason: 'Disusun ulang' }));
    expect(statusOf(world, 'fpk')).toBe('open');
    expect(restore(fill(world, '2026-03-10'), '2026-03-10')).toEqual([]);
  });
});

describe('a step that was completed on a waiver', () => {
  const WAIVER = uid(0xaa);
  const waived = (): World => {
    const world = enrolled();
    const version =
      world.entries(uid(0xf0)).findIndex(({ events: [first] }) => first?.type === 'DecreeIssued') + 1;
    events(world.forum({ type: 'retract-fact', data: { fact: { version, index: 0 }, reason: 'Salah' } }));
    expect(refuses(world, 'submit-step', { step: 'fpk' })).toEqual(['fpk-decree-issued']);
    const criterion = 'fpk-decree-issued';
    const data = { waiver: WAIVER, criterion, reason: 'Menunggu', expires: '2026-03-31' };
    events(give(world, 'request-waiver', data));
    expect(refuses(world, 'submit-step', { step: 'fpk' })).toEqual(['fpk-decree-issued']);
    events(give(world, 'grant-waiver', { waiver: WAIVER }, { by: coordinator }));
    return complete(world, 'fpk');
  };

  it('lapses on the day after the waiver, whether its expiry was recorded or not', () => {
    expect(lapse(waived(), '2026-03-31')).toEqual([]);
    expect(lapse(waived(), '2026-04-01')).toHaveLength(1);
    const world = waived();
    events(give(world, 'expire-waiver', { waiver: WAIVER }, { day: '2026-04-01' }));
    expect(lapse(world, '2026-04-01')).toHaveLength(1);
  });

  it('lapses when the waiver is revoked', () => {
    const world = waived();
    events(give(world, 'revoke-waiver', { waiver: WAIVER, reason: 'Dicabut' }, { by: coordinator }));
    expect(lapse(world, world.today)).toHaveLength(1);
  });

  it('rests on it no longer once it was reopened', () => {
    const world = waived();
    events(give(world, 'reopen-step', { step: 'fpk', reason: 'Disusun ulang' }));
    expect(world.clusterKnown().state.steps.fpk.waivedAtCompletion).toEqual([]);
  });
});

describe('a step that rests on an agreement', () => {
  const lapseLpt = (world: World) => leaves(world, 'lapse-step', { step: 'lpt', cause: LPT });

  it('lapses when it is terminated without a successor, and not when it is fulfilled', () => {
    expect(lapseLpt(terminate(completedTo('lpt'), LPT))).toHaveLength(1);
    expect(lapseLpt(fulfil(completedTo('lpt'), LPT))).toEqual([]);
  });

  it('stands again with a successor', () => {
    const world = terminate(completedTo('lpt'), LPT);
    lapseLpt(world);
    dealInForce(world, 'lpt', {}, uid(0xb9));
    expect(leaves(world, 'restore-step', { step: 'lpt', cause: 'x' })).toHaveLength(1);
  });
});
