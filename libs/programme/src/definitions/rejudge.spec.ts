import { complete, INSTITUTION, readyFor, representativeSeat, seatOf } from '../testing/journey.js';
import { holds } from '../testing/verdict.js';
import { COORDINATOR, coordinator, events, uid, World } from '../testing/world.js';

const fpk = (): World => complete(readyFor(new World(), 'fpk'), 'fpk');
const support = (): World => complete(readyFor(new World(), 'support'), 'support');
const fkak = (): World => complete(readyFor(new World(), 'fkak'), 'fkak');

const leave = (world: World, index: number, leftOn: string): World => {
  const data = { seat: seatOf(index), leftOn, why: 'Mutasi', seatContinues: true };
  events(world.forum({ type: 'record-member-left', data }, { day: leftOn }));
  return world;
};

describe('a completed step', () => {
  it('holds while its continuing criteria are met', () => {
    expect(holds(fpk(), 'fpk')).toEqual({ holds: true, nextChange: null, unmet: [] });
  });

  it('holds through the thirtieth day of a vacated seat', () => {
    expect(holds(leave(fpk(), 3, '2026-02-01'), 'fpk', '2026-03-03').holds).toBe(true);
  });

  it('no longer holds on the thirty-first', () => {
    const judged = holds(leave(fpk(), 3, '2026-02-01'), 'fpk', '2026-03-04');
    expect(judged).toMatchObject({ holds: false, unmet: ['fpk-members-named'] });
  });

  it('names the day on which grace ends', () => {
    expect(holds(leave(fpk(), 3, '2026-02-01'), 'fpk', '2026-02-10').nextChange).toBe('2026-03-04');
  });

  it('gives each vacated seat its own grace', () => {
    const world = leave(leave(fpk(), 3, '2026-02-01'), 2, '2026-02-20');
    world.on('2026-02-25');
    const data = {
      seat: seatOf(3),
      person: uid(0x150),
      organKind: 'cooperative',
      organ: 'Koperasi',
      standing: 'core',
    } as const;
    events(world.forum({ type: 'seat-member', data }));
    expect(holds(world, 'fpk', '2026-03-10').holds).toBe(true);
  });

  it('counts the absence of government over all its seats', () => {
    const world = leave(leave(fpk(), 0, '2026-02-01'), 1, '2026-02-15');
    expect(holds(world, 'fpk', '2026-03-17').unmet).toContain('fpk-government-seated');
  });

  it('no longer holds on the day of an unresolved honorarium: it has no grace', () => {
    const world = fpk();
    const data = { case: uid(1), person: COORDINATOR, paidOn: world.today, what: 'Honor rapat' };
    events(world.forum({ type: 'report-honorarium', data }));
    expect(holds(world, 'fpk')).toMatchObject({ holds: false, unmet: ['fpk-no-honorarium'] });
  });

  it('no longer holds once a commitment is out of balance', () => {
    const world = support();
    const gains = { commitment: 'Kredit', gainCluster: 'Modal', gainInstitution: 'Bunga' };
    const data = { institution: INSTITUTION, ...gains, balance: 'institution-favoured' } as const;
    events(world.cluster({ type: 'commit-institution', data }));
    expect(holds(world, 'support')).toMatchObject({ holds: false, unmet: ['support-gain-both'] });
  });

  it('gives the size of the FKAK thirty days', () => {
    const world = fkak().on('2026-02-01');
    for (let index = 0; index < 3; index++) {
      const data = { seat: representativeSeat(index), leftOn: '2026-02-01', why: 'Pindah' };
      events(world.cluster({ type: 'record-representative-left', data }));
    }
    expect(holds(world, 'fkak', '2026-03-03').holds).toBe(true);
    expect(holds(world, 'fkak', '2026-03-04')).toMatchObject({ holds: false, unmet: ['fkak-size'] });
  });
});

describe('a criterion that stood on a waiver at completion', () => {
  const WAIVER = uid(0xaa);
  const waived = (): World => {
    const world = readyFor(new World(), 'fpk');
    const version =
      world.entries(uid(0xf0)).findIndex(({ events: [first] }) => first?.type === 'DecreeIssued') + 1;
    events(
      world.forum({ type: 'retract-fact', data: { fact: { version, index: 0 }, reason: 'Salah catat' } }),
    );
    const data = {
      waiver: WAIVER,
      criterion: 'fpk-decree-issued',
      reason: 'Menunggu',
      expires: '2026-03-31',
    };
    events(world.cluster({ type: 'request-waiver', data }));
    events(world.cluster({ type: 'grant-waiver', data: { waiver: WAIVER } }, { by: coordinator }));
    return complete(world, 'fpk');
  };

  it('is remembered', () => {
    expect(waived().clusterKnown().state.steps.fpk.waivedAtCompletion).toEqual(['fpk-decree-issued']);
  });
  it('holds on the last day of the waiver', () => {
    expect(holds(waived(), 'fpk', '2026-03-31')).toMatchObject({ holds: true, nextChange: '2026-04-01' });
  });
  it('no longer holds on the day after', () => {
    expect(holds(waived(), 'fpk', '2026-04-01')).toMatchObject({
      holds: false,
      unmet: ['fpk-decree-issued'],
    });
  });
});
