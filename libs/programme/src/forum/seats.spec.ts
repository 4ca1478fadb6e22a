import {
  command,
  decide,
  ESTABLISHED,
  fact,
  founded,
  type History,
  ID,
  left,
  noon,
  refusal,
  seated,
  since,
  TODAY,
  TOMORROW,
} from './testing/forums.js';

const seat = (changes: object = {}) =>
  command('seat-member', {
    seat: ID.otherSeat,
    person: ID.budi,
    organKind: 'bappeda',
    organ: 'Bappeda',
    standing: 'core',
    ...changes,
  });
const leave = (changes: object = {}) =>
  command('record-member-left', {
    seat: ID.seat,
    leftOn: '2026-03-01',
    why: 'Mutasi',
    seatContinues: true,
    ...changes,
  });
const vacated: History = [...founded, since('2026-02-01', left(ID.seat, '2026-02-01'))];
const givenUp: History = [...founded, since('2026-02-01', left(ID.seat, '2026-02-01', false))];
const termed = (until: string): History => [
  since('2026-01-05', ESTABLISHED),
  since('2026-01-06', seated(ID.ani, ID.seat, until)),
];

describe('seating a member', () => {
  it('takes a new seat, and one that is vacant', () => {
    decide(founded, seat()).then([fact('MemberSeated', seat().data)]);
    expect(decide(vacated, seat({ seat: ID.seat })).decision.ok).toBe(true);
    expect(decide(termed('2026-03-30'), seat({ seat: ID.seat })).decision.ok).toBe(true);
  });

  it.each([
    ['an occupied seat', { seat: ID.seat }, ['seat-occupied /seat']],
    ['its own occupant again', { seat: ID.seat, person: ID.ani }, ['seat-occupied /seat']],
    ['a person who holds another seat', { person: ID.ani }, ['person-already-seated /person']],
    ['a term that ends before it begins', { until: '2026-03-30' }, ['date-out-of-order /until']],
    [
      'everything at once',
      { seat: ID.seat, until: '2026-03-30' },
      ['seat-occupied /seat', 'date-out-of-order /until'],
    ],
  ])('refuses %s', (_, changes, reasons) => {
    expect(refusal(founded, seat(changes))).toEqual(reasons);
  });

  it('takes a seat whose term ends today only tomorrow', () => {
    expect(refusal(termed(TODAY), seat({ seat: ID.seat }))).toEqual(['seat-occupied /seat']);
    const at = noon(TOMORROW);
    expect(decide(termed(TODAY), seat({ seat: ID.seat }), { at, effectiveAt: at }).decision.ok).toBe(true);
  });

  it('takes a person back whose own seat is vacant', () => {
    expect(decide(vacated, seat({ person: ID.ani })).decision.ok).toBe(true);
  });

  it('counts a term from the day on which the seating holds', () => {
    const until = '2026-02-15';
    const decision = (day: string) =>
      decide(founded, seat({ until }), { effectiveAt: noon(day) }).decision.ok;
    expect(decision(until)).toBe(true);
    expect(decision('2026-02-16')).toBe(false);
  });

  it.each([
    ['left', vacated, '2026-02-01'],
    ['given up', givenUp, '2026-02-01'],
    ['free by the end of a term', termed('2026-01-31'), '2026-02-01'],
  ])('is not dated back to when somebody else sat there: %s', (_, history, free) => {
    const again = seat({ seat: ID.seat });
    expect(refusal(history, again, { effectiveAt: noon('2026-01-31') })).toEqual([
      'date-out-of-order /effectiveAt',
    ]);
    expect(decide(history, again, { effectiveAt: noon(free) }).decision.ok).toBe(true);
  });

  it('may date a new seat back before the others', () => {
    expect(decide(founded, seat(), { effectiveAt: noon('2020-01-01') }).decision.ok).toBe(true);
  });
});

describe('recording that a member left', () => {
  it('vacates the seat, or gives it up', () => {
    const went = leave();
    decide(founded, went).then([fact('MemberLeft', { ...went.data, how: 'left' })]);
    expect(decide(founded, leave({ seatContinues: false })).decision.ok).toBe(true);
    expect(decide(vacated, leave({ seatContinues: false })).decision.ok).toBe(true);
  });

  it.each([
    ['an unknown seat', founded, { seat: ID.unknown }, ['unknown-seat /seat']],
    ['a seat given up', givenUp, {}, ['unknown-seat /seat']],
    ['a vacant seat', vacated, {}, ['seat-vacant /seat']],
    ['a vacant seat that its term emptied', termed('2026-02-28'), {}, ['seat-vacant /seat']],
    ['a day ahead', founded, { leftOn: TOMORROW }, ['date-in-future /leftOn']],
    ['a day before the seat was taken', founded, { leftOn: '2026-01-05' }, ['date-out-of-order /leftOn']],
    [
      'giving a seat up before it fell vacant',
      vacated,
      { seatContinues: false, leftOn: '2026-01-31' },
      ['date-out-of-order /leftOn'],
    ],
  ])('refuses %s', (_, history, changes, reasons) => {
    expect(refusal(history, leave(changes))).toEqual(reasons);
  });

  it.each([
    ['17:00 UTC is the next day in Java', '33.10', `${TODAY}T17:00:00.000Z`, true],
    ['and 16:59 is not', '33.10', `${TODAY}T16:59:59.999Z`, false],
    ['16:00 UTC is the next day in Bali', '51.71', `${TODAY}T16:00:00.000Z`, true],
    ['15:00 UTC is the next day in Papua', '91.71', `${TODAY}T15:00:00.000Z`, true],
  ])('takes today in the zone of the region: %s', (_, region, at, taken) => {
    const history: History = [
      since('2026-01-05', fact('ForumEstablished', { region, level: 'regency', name: 'FPK' })),
      since('2026-01-06', seated(ID.ani, ID.seat)),
    ];
    const { decision } = decide(history, leave({ leftOn: TOMORROW }), { at, effectiveAt: at });
    expect(decision.ok).toBe(taken);
  });
});

describe("the end of a member's term", () => {
  const end = (seatId: string = ID.seat) => command('end-member-term', { seat: seatId });

  it('is recorded on the day after its last, once', () => {
    const ended = fact('MemberLeft', {
      seat: ID.seat,
      leftOn: '2026-03-31',
      why: 'Masa keanggotaan berakhir',
      how: 'term-ended',
      seatContinues: true,
    });
    decide(termed('2026-03-30'), end()).then([ended]);
    decide([...termed('2026-03-30'), ended], end()).thenNothing();
  });

  it.each([
    ['on its last day', termed(TODAY), ID.seat],
    ['for a member without a term', founded, ID.seat],
    ['for one who left', [...termed('2026-03-30'), left(ID.seat, '2026-03-01')], ID.seat],
    [
      'for one who was seated again',
      [...termed('2026-03-30'), seated(ID.ani, ID.seat, '2027-03-30')],
      ID.seat,
    ],
    ['for an unknown seat', founded, ID.unknown],
  ])('is nothing to record %s', (_, history, seatId) => {
    decide(history, end(seatId)).thenNothing();
  });
});
