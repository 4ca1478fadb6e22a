import { enrol, formForum, MEMBERS, seatForum, seatOf } from '../../testing/journey.js';
import { verdict } from '../../testing/verdict.js';
import { COORDINATOR, events, REGION, uid, World } from '../../testing/world.js';

/** A forum without members; the cluster is enrolled, so that there is something to judge. */
function bare(): World {
  const world = new World();
  const data = { region: REGION, level: 'regency', name: 'FPK' } as const;
  events(world.forum({ type: 'establish-forum', data }));
  return enrol(world);
}
const seated = (): World => enrol(seatForum(new World()));
const formed = (): World => enrol(formForum(new World()));

type OrganKind = 'bappeda' | 'opd' | 'figure' | 'finance' | 'ngo' | 'other';
function seat(world: World, index: number, organKind: OrganKind, organ: string, until?: string): World {
  const data = {
    seat: seatOf(index),
    person: uid(0x100 + index),
    organKind,
    organ,
    standing: 'core',
  } as const;
  events(world.forum({ type: 'seat-member', data: until === undefined ? data : { ...data, until } }));
  return world;
}
function leave(world: World, index: number, leftOn: string, seatContinues = true): World {
  const data = { seat: seatOf(index), leftOn, why: 'Mutasi', seatContinues };
  events(world.forum({ type: 'record-member-left', data }, { day: leftOn }));
  return world;
}

describe('fpk-members-named', () => {
  const id = 'fpk-members-named';
  it('is met when every seat is held', () => {
    expect(verdict(seated(), id)).toMatchObject({ state: 'met', reasons: [] });
  });
  it('says r1 without any seat', () => {
    expect(verdict(bare(), id)).toMatchObject({ state: 'unmet', reasons: ['r1'], evidence: [] });
  });
  it('says r2 with the organ of a vacated seat that continues', () => {
    const world = leave(seated(), 1, '2026-02-01');
    expect(verdict(world, id).texts).toEqual(['not met: Dinas Perindustrian']);
  });
  it('is met again when the vacated seat is given up', () => {
    expect(verdict(leave(seated(), 1, '2026-02-01', false), id).state).toBe('met');
  });
  it('is met again when somebody else takes the seat', () => {
    const world = leave(seated(), 1, '2026-02-01').on('2026-02-02');
    const data = {
      seat: seatOf(1),
      person: uid(0x150),
      organKind: 'opd',
      organ: 'Dinas Perindustrian',
      standing: 'core',
    } as const;
    events(world.forum({ type: 'seat-member', data }));
    expect(verdict(world, id).state).toBe('met');
  });
  it('is met on the last day of a term', () => {
    expect(verdict(seat(bare(), 0, 'bappeda', 'Bappeda', '2026-03-31'), id, '2026-03-31').state).toBe('met');
  });
  it('is unmet on the day after a term, recorded or not', () => {
    const world = seat(bare(), 0, 'bappeda', 'Bappeda', '2026-03-31');
    expect(verdict(world, id, '2026-04-01').reasons).toEqual(['r2']);
  });
  it('does not see what was recorded to be effective after the day judged', () => {
    expect(verdict(seated(), id, '2026-01-04').reasons).toEqual(['r1']);
  });
  it('looks at the seating and the departure', () => {
    const { evidence } = verdict(leave(seated(), 0, '2026-02-01'), id);
    expect(evidence.slice(0, 2)).toEqual(['MemberSeated', 'MemberLeft']);
  });
});

describe('fpk-government-seated', () => {
  const id = 'fpk-government-seated';
  it.each(['bappeda', 'opd'] as const)('is met with %s', (kind) => {
    expect(verdict(seat(bare(), 0, kind, 'Kantor'), id).state).toBe('met');
  });
  it('says r1 without government', () => {
    expect(verdict(seat(bare(), 0, 'ngo', 'LSM'), id).reasons).toEqual(['r1']);
  });
  it('says r1 without any seat', () => {
    expect(verdict(bare(), id).reasons).toEqual(['r1']);
  });
  it('counts no vacant seat', () => {
    const world = leave(seat(bare(), 0, 'bappeda', 'Bappeda'), 0, '2026-02-01');
    expect(verdict(world, id).state).toBe('unmet');
  });
});

describe('fpk-organs-diverse', () => {
  const id = 'fpk-organs-diverse';
  const two = () => seat(seat(bare(), 0, 'bappeda', 'Bappeda'), 1, 'opd', 'Dinas');
  it('is met with three kinds', () => {
    expect(verdict(seat(two(), 2, 'ngo', 'LSM'), id).state).toBe('met');
  });
  it('says r3 with two', () => {
    expect(verdict(two(), id).texts).toEqual(['2, should be at least 3']);
  });
  it('counts a kind once', () => {
    expect(verdict(seat(two(), 2, 'opd', 'Dinas lain'), id).reasons).toEqual(['r3']);
  });
  it('does not count "other", which is no listed element', () => {
    expect(verdict(seat(two(), 2, 'other', 'Lainnya'), id).reasons).toEqual(['r3']);
  });
  it('says r1 without any seat', () => {
    expect(verdict(bare(), id).reasons).toEqual(['r1']);
  });
  it("takes the region's own number", () => {
    const world = two();
    const data = {
      region: REGION,
      criterion: id,
      parameter: 'minKinds',
      value: 2,
      reason: 'Kabupaten kecil',
    };
    events(world.region({ type: 'override-parameter', data }));
    expect(verdict(world, id).state).toBe('met');
  });
});

describe('fpk-cross-agency', () => {
  const id = 'fpk-cross-agency';
  const one = () => seat(bare(), 0, 'bappeda', 'Bappeda Klaten');
  it('is met with two offices', () => {
    expect(verdict(seat(one(), 1, 'opd', 'Dinas'), id).state).toBe('met');
  });
  it('says r3 with one', () => {
    expect(verdict(one(), id).texts).toEqual(['1, should be at least 2']);
  });
  it('tells offices apart by name, however it is written', () => {
    expect(verdict(seat(one(), 1, 'bappeda', 'BAPPEDA  Klaten'), id).reasons).toEqual(['r3']);
  });
  it('counts government offices only', () => {
    expect(verdict(seat(one(), 1, 'ngo', 'LSM'), id).reasons).toEqual(['r3']);
  });
  it('says r1 without any seat', () => {
    expect(verdict(bare(), id).reasons).toEqual(['r1']);
  });
});

describe('fpk-concern-stated', () => {
  const id = 'fpk-concern-stated';
  it('is met when every member states concern', () => {
    expect(verdict(seated(), id).state).toBe('met');
  });
  it('says r2 with the organ of a member who does not', () => {
    expect(verdict(seat(seated(), 9, 'ngo', 'LSM Sentra'), id).texts).toEqual(['not met: LSM Sentra']);
  });
  it('says r1 without any seat', () => {
    expect(verdict(bare(), id).reasons).toEqual(['r1']);
  });
});

describe('fpk-vision-aligned', () => {
  const id = 'fpk-vision-aligned';
  const align = (world: World, topics: ('cluster' | 'programme')[], attendees: number[]): World => {
    const data = { heldOn: world.today, topics, attendees: attendees.map((index) => uid(0x100 + index)) };
    events(world.forum({ type: 'record-alignment', data }));
    return world;
  };
  it('is met when half of the members took part', () => {
    expect(verdict(align(seated(), ['cluster', 'programme'], [0, 1]), id).state).toBe('met');
  });
  it('says r3 below half', () => {
    const { texts } = verdict(align(seated(), ['cluster', 'programme'], [0]), id);
    expect(texts).toEqual(['25%, should be at least 50%']);
  });
  it('says r2 with the topic that was not aligned', () => {
    const { texts } = verdict(align(seated(), ['cluster'], [0, 1]), id);
    expect(texts).toEqual(['not met: the cluster development programme']);
  });
  it('says r1 without a session', () => {
    expect(verdict(seated(), id).reasons).toEqual(['r1']);
  });
  it('adds several sessions up', () => {
    const once = align(seated(), ['cluster', 'programme'], [0]);
    expect(verdict(align(once, ['cluster', 'programme'], [1]), id).state).toBe('met');
  });
  it('counts guests for nothing', () => {
    expect(verdict(align(seated(), ['cluster', 'programme'], [0, 77, 78, 79]), id).reasons).toEqual(['r3']);
  });
});

describe('fpk-mechanism-agreed', () => {
  const id = 'fpk-mechanism-agreed';
  const agree = (world: World): World => {
    const rhythm = { every: 1, unit: 'month' } as const;
    const data = { coordinator: COORDINATOR, firstMeeting: world.today, rhythm };
    events(world.forum({ type: 'agree-mechanism', data }));
    return world;
  };
  it('is met with a seated coordinator', () => {
    expect(verdict(agree(seated()), id).state).toBe('met');
  });
  it('says r2 once the coordinator has left', () => {
    expect(verdict(leave(agree(seated()), 0, '2026-02-01'), id).texts).toEqual([
      'not met: a seated coordinator',
    ]);
  });
  it('says r1 without a mechanism', () => {
    expect(verdict(seated(), id).reasons).toEqual(['r1']);
  });
});

describe('fpk-decree-issued', () => {
  const id = 'fpk-decree-issued';
  type Covers = 'formation' | 'membership';
  const decree = (world: World, number: string, covers: Covers[], more: object = {}): World => {
    const data = {
      number,
      date: '2026-01-05',
      signatory: 'bupati',
      subject: 'FPK',
      covers,
      roster: MEMBERS.map(([person]) => person),
      ...more,
    } as const;
    events(world.forum({ type: 'record-decree', data }));
    return world;
  };
  const both: Covers[] = ['formation', 'membership'];
  it.each(['bupati', 'walikota', 'gubernur'])('is met by a decree of the %s', (signatory) => {
    expect(verdict(decree(seated(), '1', both, { signatory }), id).state).toBe('met');
  });
  it('is met by two decrees between them', () => {
    const world = decree(decree(seated(), '1', ['formation']), '2', ['membership']);
    expect(verdict(world, id).state).toBe('met');
  });
  it('says r2 with the part that is missing', () => {
    expect(verdict(decree(seated(), '1', ['formation']), id).texts).toEqual(['not met: membership']);
  });
  it('says r1 without a decree', () => {
    expect(verdict(seated(), id).reasons).toEqual(['r1']);
  });
  it('does not count a superseded decree', () => {
    const world = decree(decree(seated(), '1', both), '2', ['formation'], { supersedes: '1' });
    expect(verdict(world, id).texts).toEqual(['not met: membership']);
  });
  it('is met on the last day of its term', () => {
    expect(verdict(decree(seated(), '1', both, { until: '2026-06-30' }), id, '2026-06-30').state).toBe('met');
  });
  it('is unmet on the day after', () => {
    const world = decree(seated(), '1', both, { until: '2026-06-30' });
    expect(verdict(world, id, '2026-07-01').reasons).toEqual(['r2']);
  });
});

describe('fpk-funds-named', () => {
  const id = 'fpk-funds-named';
  const funds = (channel: 'bappeda' | 'industry-office' | 'other'): World => {
    const world = seated();
    events(world.forum({ type: 'name-operating-funds', data: { channel, year: 2026 } }));
    return world;
  };
  it.each(['bappeda', 'industry-office'] as const)('is met through %s', (channel) => {
    expect(verdict(funds(channel), id).state).toBe('met');
  });
  it('says r1 for another source', () => {
    expect(verdict(funds('other'), id).reasons).toEqual(['r1']);
  });
  it('says r1 without funds', () => {
    expect(verdict(seated(), id).reasons).toEqual(['r1']);
  });
});

describe('fpk-no-honorarium', () => {
  const id = 'fpk-no-honorarium';
  const report = (world: World): World => {
    const data = { case: uid(1), person: COORDINATOR, paidOn: world.today, what: 'Honor rapat' };
    events(world.forum({ type: 'report-honorarium', data }));
    return world;
  };
  const declare = (world: World, attached: boolean): World => {
    events(world.forum({ type: 'set-honorarium-rule', data: { attached } }));
    return world;
  };
  it('is met by the declaration', () => {
    expect(verdict(declare(seated(), false), id).state).toBe('met');
  });
  it('says r1 without a declaration', () => {
    expect(verdict(seated(), id).reasons).toEqual(['r1']);
  });
  it('says r2 when an honorarium is attached', () => {
    expect(verdict(declare(seated(), true), id).reasons).toEqual(['r2']);
  });
  it('says r6 with the open case', () => {
    expect(verdict(report(formed()), id).texts).toEqual(['still open: Honor rapat']);
  });
  it('says both without a declaration and with an open case', () => {
    expect(verdict(report(seated()), id).reasons).toEqual(['r1', 'r6']);
  });
  it('is met again once the case is resolved', () => {
    const world = report(formed());
    events(world.forum({ type: 'resolve-honorarium', data: { case: uid(1), how: 'Dikembalikan' } }));
    expect(verdict(world, id).state).toBe('met');
  });
});

describe('a forum that is not on record', () => {
  it('meets nothing', () => {
    const world = formed();
    const on = { ...world.surroundings(), forum: null };
    const bareWorld = Object.assign(Object.create(world) as World, { surroundings: () => on });
    expect(verdict(bareWorld, 'fpk-members-named').reasons).toEqual(['r1']);
  });
});
