import {
  command,
  decide,
  fact,
  founded,
  type History,
  ID,
  left,
  met,
  refusal,
  seated,
  since,
  TODAY,
  TOMORROW,
  working,
} from './testing/forums.js';

/** Ani left in February, Budi sits on her seat. */
const handedOver: History = [
  ...founded,
  since('2026-02-01', left(ID.seat, '2026-02-01')),
  since('2026-02-02', seated(ID.budi, ID.seat)),
];

describe('aligning vision and mission', () => {
  const align = (changes: object = {}) =>
    command('record-alignment', { heldOn: TODAY, topics: ['cluster'], attendees: [ID.ani], ...changes });

  it('takes members, former members, and guests beside them', () => {
    decide(founded, align()).then([fact('AlignmentHeld', { ...align().data, body: 'fpk' })]);
    expect(decide(handedOver, align()).decision.ok).toBe(true);
    expect(decide(founded, align({ attendees: [ID.unknown, ID.ani] })).decision.ok).toBe(true);
  });

  it.each([
    ['a day ahead', { heldOn: TOMORROW }, ['date-in-future /heldOn']],
    ['a meeting of strangers', { attendees: [ID.unknown] }, ['attendees-not-seated /attendees']],
  ])('refuses %s', (_, changes, reasons) => {
    expect(refusal(founded, align(changes))).toEqual(reasons);
  });
});

describe('agreeing the mechanism', () => {
  const agree = (coordinator: string) =>
    command('agree-mechanism', {
      coordinator,
      firstMeeting: '2026-12-01',
      rhythm: { every: 1, unit: 'month' },
    });

  it('takes a seated coordinator, and a first meeting that lies ahead', () => {
    decide(handedOver, agree(ID.budi)).then([
      fact('MechanismAgreed', { ...agree(ID.budi).data, body: 'fpk' }),
    ]);
  });

  it('refuses a coordinator who holds no seat, or no longer', () => {
    expect(refusal(founded, agree(ID.unknown))).toEqual(['coordinator-not-seated /coordinator']);
    expect(refusal(handedOver, agree(ID.ani))).toEqual(['coordinator-not-seated /coordinator']);
  });

  it('refuses a coordinator whose term is over, recorded or not', () => {
    const termed = [founded[0]!, since('2026-01-06', seated(ID.ani, ID.seat, '2026-03-30'))];
    expect(refusal(termed, agree(ID.ani))).toEqual(['coordinator-not-seated /coordinator']);
  });
});

describe('recording a decree', () => {
  const decree = (changes: object = {}) =>
    command('record-decree', {
      number: '500/1',
      date: TODAY,
      signatory: 'bupati',
      subject: 'Pembentukan FPK',
      covers: ['formation'],
      roster: [],
      ...changes,
    });
  const issued = [...founded, fact('DecreeIssued', decree().data)];

  it('takes people on its roster who hold no seat, and a decree that supersedes another', () => {
    decide(founded, decree({ roster: [ID.unknown] })).then([
      fact('DecreeIssued', decree({ roster: [ID.unknown] }).data),
    ]);
    expect(decide(issued, decree({ number: '500/2', supersedes: '500/1' })).decision.ok).toBe(true);
  });

  it.each([
    ['a number on record', issued, {}, ['duplicate-decree /number']],
    ['one that supersedes itself', founded, { supersedes: '500/1' }, ['supersedes-itself /supersedes']],
    ['a day ahead', founded, { date: TOMORROW }, ['date-in-future /date']],
    ['an end before its date', founded, { until: '2026-03-30' }, ['date-out-of-order /until']],
  ])('refuses %s', (_, history, changes, reasons) => {
    expect(refusal(history, decree(changes))).toEqual(reasons);
  });
});

describe('naming the operating funds', () => {
  const name = (year: number) => command('name-operating-funds', { channel: 'bappeda', year });

  it('takes the budget of the next year and none later', () => {
    decide(founded, name(2027)).then([fact('OperatingFundsNamed', name(2027).data)]);
    expect(refusal(founded, name(2028))).toEqual(['year-too-late /year']);
  });

  it('takes the next year from the first moment of this one in the region', () => {
    const at = '2026-12-31T17:00:00.000Z';
    expect(decide(founded, name(2028), { at, effectiveAt: at }).decision.ok).toBe(true);
  });
});

describe('honoraria', () => {
  const report = (changes: object = {}) =>
    command('report-honorarium', { case: ID.case, person: ID.ani, paidOn: TODAY, what: 'Honor', ...changes });
  const resolve = command('resolve-honorarium', { case: ID.case, how: 'Dikembalikan' });
  const reported: History = [...founded, fact('HonorariumReported', report().data)];
  const resolved: History = [...reported, fact('HonorariumResolved', resolve.data)];

  it('are declared either way, again and again', () => {
    const declare = (attached: boolean) => command('set-honorarium-rule', { attached });
    const declared: History = [...founded, fact('HonorariumRuleSet', { attached: true })];
    decide(declared, declare(false)).then([fact('HonorariumRuleSet', { attached: false })]);
  });

  it('are reported of whoever holds or held a seat', () => {
    decide(founded, report()).then([fact('HonorariumReported', report().data)]);
    expect(decide(handedOver, report()).decision.ok).toBe(true);
  });

  it.each([
    ['a case on record', reported, {}, ['duplicate-id /case']],
    ['somebody who never held a seat', founded, { person: ID.unknown }, ['person-not-seated /person']],
    ['a day ahead', founded, { paidOn: TOMORROW }, ['date-in-future /paidOn']],
  ])('are not reported of %s', (_, history, changes, reasons) => {
    expect(refusal(history, report(changes))).toEqual(reasons);
  });

  it('are resolved once, and only when reported', () => {
    decide(reported, resolve).then([fact('HonorariumResolved', resolve.data)]);
    expect(refusal(founded, resolve)).toEqual(['unknown-case /case']);
    expect(refusal(resolved, resolve)).toEqual(['case-resolved /case']);
  });
});

describe('recording a meeting', () => {
  const action = (id: string, due = TODAY) => ({ action: id, what: 'Surat', owner: ID.unknown, due });
  const meet = (changes: object = {}) =>
    command('record-meeting', {
      meeting: ID.unknown,
      heldOn: TODAY,
      purposes: ['review'],
      clusters: [],
      attendees: [ID.ani],
      decisions: [],
      actions: [],
      ...changes,
    });

  it('takes its action items with it', () => {
    const data = { actions: [action(ID.unknown)] };
    decide(working, meet(data)).then([fact('MeetingHeld', { ...meet(data).data, body: 'fpk' })]);
  });

  it.each([
    ['a meeting on record', { meeting: ID.meeting }, ['duplicate-id /meeting']],
    ['a day ahead', { heldOn: TOMORROW }, ['date-in-future /heldOn']],
    ['a meeting of strangers', { attendees: [ID.unknown] }, ['attendees-not-seated /attendees']],
    ['an action on record', { actions: [action(ID.action)] }, ['duplicate-id /actions/0/action']],
    [
      'an action twice',
      { actions: [action(ID.unknown), action(ID.unknown)] },
      ['duplicate-id /actions/1/action'],
    ],
    [
      'an action due before the meeting',
      { actions: [action(ID.cluster), action(ID.unknown, '2026-03-30')] },
      ['date-out-of-order /actions/1/due'],
    ],
  ])('refuses %s', (_, changes, reasons) => {
    expect(refusal(working, meet(changes))).toEqual(reasons);
  });
});

describe('closing an action item', () => {
  const close = (changes: object = {}) =>
    command('close-action', { action: ID.action, doneOn: '2026-02-01', how: 'Terkirim', ...changes });
  const closed: History = [...working, fact('ActionItemClosed', { ...close().data, body: 'fpk' })];

  it('is done from the day of the meeting on', () => {
    decide(working, close()).then([fact('ActionItemClosed', { ...close().data, body: 'fpk' })]);
  });

  it.each([
    ['an unknown item', working, { action: ID.unknown }, ['unknown-action /action']],
    ['one that is done', closed, {}, ['action-done /action']],
    ['a day ahead', working, { doneOn: TOMORROW }, ['date-in-future /doneOn']],
    ['a day before the meeting', working, { doneOn: '2026-01-31' }, ['date-out-of-order /doneOn']],
  ])('refuses %s', (_, history, changes, reasons) => {
    expect(refusal(history, close(changes))).toEqual(reasons);
  });

  it('knows no item of a meeting that was taken back', () => {
    const taken = fact('FactRetracted', { fact: { version: 4, index: 0 }, type: 'MeetingHeld', reason: 'x' });
    expect(refusal([...working, taken], close())).toEqual(['unknown-action /action']);
    expect(decide([...working, taken, met()], close()).decision.ok).toBe(true);
  });
});

describe('recording supervision', () => {
  const supervise = (heldOn: string) =>
    command('record-supervision', { kind: 'guidance', cluster: ID.cluster, heldOn, note: 'Kunjungan' });

  it('takes today and no day ahead', () => {
    decide(founded, supervise(TODAY)).then([fact('SupervisionDone', supervise(TODAY).data)]);
    expect(refusal(founded, supervise(TOMORROW))).toEqual(['date-in-future /heldOn']);
  });
});
