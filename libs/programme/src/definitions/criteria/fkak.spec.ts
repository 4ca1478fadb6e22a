import {
  complete,
  formFkak,
  readyFor,
  representative,
  representativeSeat,
  SUBGROUPS,
} from '../../testing/journey.js';
import { verdict } from '../../testing/verdict.js';
import { events, uid, World } from '../../testing/world.js';

const open = (): World => complete(readyFor(new World(), 'support'), 'support');
const formed = (): World => formFkak(open());
const listed = (world: World, subgroup = SUBGROUPS[0] as string, name = 'Pengecoran'): World => {
  events(world.cluster({ type: 'list-subgroup', data: { subgroup, name } }));
  return world;
};
const seat = (world: World, count: number): World => {
  for (let index = 0; index < count; index++) {
    const data = { seat: representativeSeat(index), person: representative(index), subgroup: SUBGROUPS[0] };
    events(world.cluster({ type: 'seat-representative', data }));
  }
  return world;
};
const leave = (world: World, index: number): World => {
  const data = { seat: representativeSeat(index), leftOn: world.today, why: 'Usaha pindah' };
  events(world.cluster({ type: 'record-representative-left', data }));
  return world;
};

const ALL = [
  'fkak-established',
  'fkak-subgroups-represented',
  'fkak-size',
  'fkak-vision-aligned',
  'fkak-meetings-regular',
];
describe.each(ALL)('%s', (id) => {
  it('says r1 while nothing is recorded', () => {
    expect(verdict(open(), id)).toMatchObject({ state: 'unmet', reasons: ['r1'], evidence: [] });
  });
  it('is met by a formed FKAK', () => {
    expect(verdict(formed(), id)).toMatchObject({ state: 'met', reasons: [] });
  });
});

describe('fkak-established', () => {
  it('does not see a founding that is effective after the day judged', () => {
    expect(verdict(formed(), 'fkak-established', '2026-01-04').reasons).toEqual(['r1']);
  });
});

describe('fkak-subgroups-represented', () => {
  it('says r2 with the sub-group that has no representative', () => {
    const world = listed(formed(), uid(0x509), 'Pembubutan');
    expect(verdict(world, 'fkak-subgroups-represented').texts).toEqual(['not met: Pembubutan']);
  });
  it('says r2 once the only representative has left', () => {
    const world = leave(seat(listed(open()), 1), 0);
    expect(verdict(world, 'fkak-subgroups-represented').texts).toEqual(['not met: Pengecoran']);
  });
});

describe('fkak-size', () => {
  it.each([
    [9, 'unmet'],
    [10, 'met'],
    [20, 'met'],
    [21, 'unmet'],
  ] as const)('with %i representatives is %s', (count, state) => {
    expect(verdict(seat(listed(open()), count), 'fkak-size').state).toBe(state);
  });
  it('says r3 with the bounds', () => {
    expect(verdict(seat(listed(open()), 9), 'fkak-size').texts).toEqual(['9, should be 10 to 20']);
  });
});

describe('fkak-vision-aligned', () => {
  const id = 'fkak-vision-aligned';
  const align = (topics: ('concept' | 'stages')[], present: number): World => {
    const world = seat(listed(open()), 10);
    const attendees = Array.from({ length: present }, (_, index) => representative(index));
    events(
      world.cluster({ type: 'record-fkak-alignment', data: { heldOn: world.today, topics, attendees } }),
    );
    return world;
  };
  it('is met when half took part', () => {
    expect(verdict(align(['concept', 'stages'], 5), id).state).toBe('met');
  });
  it('says r3 below half', () => {
    expect(verdict(align(['concept', 'stages'], 4), id).texts).toEqual(['40%, should be at least 50%']);
  });
  it('says r2 with the topic that is missing', () => {
    expect(verdict(align(['concept'], 5), id).texts).toEqual(['not met: the stages of the strategy']);
  });
});

describe('fkak-meetings-regular', () => {
  const id = 'fkak-meetings-regular';
  const agree = (world: World): World => {
    const rhythm = { every: 1, unit: 'month' } as const;
    const data = { coordinator: representative(0), firstMeeting: world.today, rhythm };
    events(world.cluster({ type: 'agree-fkak-mechanism', data }));
    return world;
  };
  const meet = (
    world: World,
    purposes: ('communication' | 'evaluation' | 'planning')[],
    number: number,
  ): World => {
    const data = {
      meeting: uid(0x800 + number),
      heldOn: world.today,
      purposes,
      clusters: [],
      attendees: [representative(0)],
      decisions: [],
      actions: [],
    };
    events(world.cluster({ type: 'record-fkak-meeting', data }));
    return world;
  };
  const seated = () => seat(listed(open()), 1);
  it('is met when the purposes are served between several meetings', () => {
    const world = meet(meet(agree(seated()), ['communication'], 1), ['evaluation', 'planning'], 2);
    expect(verdict(world, id).state).toBe('met');
  });
  it('says r2 with the purpose that is not served', () => {
    const world = meet(agree(seated()), ['communication', 'evaluation'], 1);
    expect(verdict(world, id).texts).toEqual(['not met: planning']);
  });
  it('says r2 without an agreed routine', () => {
    const world = meet(seated(), ['communication', 'evaluation', 'planning'], 1);
    expect(verdict(world, id).texts).toEqual(['not met: the routine of meetings']);
  });
  it('says r2 and r3 with a routine and no meeting', () => {
    expect(verdict(agree(seated()), id).reasons).toEqual(['r2', 'r3']);
  });
});
