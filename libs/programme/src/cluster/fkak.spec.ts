import { representative, representativeSeat, SUBGROUPS } from '../testing/journey.js';
import { events, uid, type World } from '../testing/world.js';
import { enrolled, give, leaves, refuses, represented, versionOf } from './testing/clusters.js';

/** The world's day; the twelve representatives were seated on it. */
const TODAY = '2026-01-05';
const TOMORROW = '2026-01-06';
const VACANT = representativeSeat(20);
const seat = (changes: object = {}) => ({
  seat: VACANT,
  person: representative(20),
  subgroup: SUBGROUPS[0],
  ...changes,
});
const leave = (changes: object = {}) => ({
  seat: representativeSeat(0),
  leftOn: TODAY,
  why: 'Pindah',
  ...changes,
});
/** The first representative's term ends on 31 March. */
const termed = (): World => {
  const world = enrolled();
  events(give(world, 'list-subgroup', { subgroup: SUBGROUPS[0], name: 'Pengecoran' }));
  events(give(world, 'seat-representative', seat({ until: '2026-03-31' })));
  return world;
};

describe('establishing the FKAK', () => {
  const establish = (establishedOn: string) => ({ establishedOn, document: 'Berita acara 01' });

  it('is done once, on a day that has come', () => {
    const world = enrolled();
    expect(refuses(world, 'establish-fkak', establish(TOMORROW))).toEqual(['date-in-future /establishedOn']);
    expect(leaves(world, 'establish-fkak', establish(TODAY))).toEqual([
      ['FkakEstablished', establish(TODAY)],
    ]);
    expect(refuses(world, 'establish-fkak', establish(TODAY))).toEqual(['already-established']);
  });
});

describe('listing a sub-group', () => {
  it('takes an id once', () => {
    const subgroup = { subgroup: SUBGROUPS[0], name: 'Pengecoran', firms: 40 };
    const world = enrolled();
    expect(leaves(world, 'list-subgroup', subgroup)).toEqual([['SubgroupListed', subgroup]]);
    expect(refuses(world, 'list-subgroup', subgroup)).toEqual(['duplicate-id /subgroup']);
  });

  it('is taken back after its representatives', () => {
    const world = termed();
    const retract = (type: string) => ({ fact: { version: versionOf(world, type), index: 0 }, reason: 'x' });
    expect(refuses(world, 'retract-fact', retract('SubgroupListed'))).toEqual(['fact-in-use /fact']);
    events(give(world, 'retract-fact', retract('RepresentativeSeated')));
    expect(give(world, 'retract-fact', retract('SubgroupListed')).ok).toBe(true);
  });
});

describe('seating a representative', () => {
  it('takes a new seat, and one that was left', () => {
    const world = represented();
    expect(leaves(world, 'seat-representative', seat())).toEqual([['RepresentativeSeated', seat()]]);
    events(give(world, 'record-representative-left', leave()));
    const again = seat({ seat: representativeSeat(0), person: representative(21) });
    expect(give(world, 'seat-representative', again).ok).toBe(true);
  });

  it.each([
    ['an occupied seat', { seat: representativeSeat(0) }, ['seat-occupied /seat']],
    ['a person who holds another', { person: representative(0) }, ['person-already-seated /person']],
    ['an unknown sub-group', { subgroup: uid(1) }, ['unknown-subgroup /subgroup']],
    ['a term that ends before it begins', { until: '2026-01-04' }, ['date-out-of-order /until']],
    [
      'everything at once',
      { seat: representativeSeat(1), person: representative(0), subgroup: uid(1), until: '2026-01-04' },
      [
        'seat-occupied /seat',
        'person-already-seated /person',
        'unknown-subgroup /subgroup',
        'date-out-of-order /until',
      ],
    ],
  ])('refuses %s', (_, changes, reasons) => {
    expect(refuses(represented(), 'seat-representative', seat(changes))).toEqual(reasons);
  });

  it('is not dated back to when somebody else sat there', () => {
    const world = represented().on('2026-02-10');
    events(give(world, 'record-representative-left', leave({ leftOn: '2026-02-01' })));
    const again = seat({ seat: representativeSeat(0) });
    expect(refuses(world, 'seat-representative', again, { effective: '2026-01-31' })).toEqual([
      'date-out-of-order /effectiveAt',
    ]);
    expect(give(world, 'seat-representative', again, { effective: '2026-02-01' }).ok).toBe(true);
  });
});

describe('a representative who leaves', () => {
  it('leaves once', () => {
    const world = represented();
    expect(leaves(world, 'record-representative-left', leave())).toEqual([
      ['RepresentativeLeft', { ...leave(), how: 'left' }],
    ]);
    expect(refuses(world, 'record-representative-left', leave())).toEqual(['unknown-seat /seat']);
  });

  it.each([
    ['an unknown seat', { seat: uid(1) }, ['unknown-seat /seat']],
    ['a day ahead', { leftOn: TOMORROW }, ['date-in-future /leftOn']],
    ['a day before the seat was taken', { leftOn: '2026-01-04' }, ['date-out-of-order /leftOn']],
  ])('is refused for %s', (_, changes, reasons) => {
    expect(refuses(represented(), 'record-representative-left', leave(changes))).toEqual(reasons);
  });

  it('is refused for a seat that its term emptied', () => {
    const went = leave({ seat: VACANT, leftOn: '2026-04-01' });
    expect(refuses(termed(), 'record-representative-left', went, { day: '2026-04-01' })).toEqual([
      'seat-vacant /seat',
    ]);
  });
});

describe("the end of a representative's term", () => {
  it('is recorded on the day after its last, once', () => {
    const world = termed();
    const end = (day: string) => leaves(world, 'end-representative-term', { seat: VACANT }, { day });
    expect(end('2026-03-31')).toEqual([]);
    expect(end('2026-04-02')).toEqual([
      [
        'RepresentativeLeft',
        { seat: VACANT, leftOn: '2026-04-01', why: 'Masa keanggotaan berakhir', how: 'term-ended' },
      ],
    ]);
    expect(end('2026-04-03')).toEqual([]);
  });

  it('is nothing to record for a seat without a term, or an unknown one', () => {
    for (const id of [representativeSeat(0), uid(1)]) {
      expect(leaves(represented(), 'end-representative-term', { seat: id })).toEqual([]);
    }
  });
});
