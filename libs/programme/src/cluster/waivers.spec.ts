import { actorOf, COORDINATOR, coordinator, events, manager, uid, type World } from '../testing/world.js';
import { enrolled, give, leaves, member, operator, refuses } from './testing/clusters.js';

const WAIVER = uid(0xaa);
const OTHER = uid(0xab);
const by = { by: coordinator };
const request = (changes: object = {}) => ({
  waiver: WAIVER,
  criterion: 'fpk-decree-issued',
  reason: 'Menunggu tanda tangan',
  expires: '2026-03-31',
  ...changes,
});
const answer = { waiver: WAIVER, reason: 'SK harus terbit dahulu' };
const requested = (asker = manager): World => {
  const world = enrolled();
  events(give(world, 'request-waiver', request(), { by: asker }));
  return world;
};
const granted = (): World => {
  const world = requested();
  events(give(world, 'grant-waiver', { waiver: WAIVER }, by));
  return world;
};
const declined = (): World => {
  const world = requested();
  events(give(world, 'decline-waiver', answer, by));
  return world;
};
const revoked = (): World => {
  const world = granted();
  events(give(world, 'revoke-waiver', answer, by));
  return world;
};
const expired = (): World => {
  const world = granted();
  events(give(world, 'expire-waiver', { waiver: WAIVER }, { day: '2026-04-01' }));
  return world;
};
const waiverOf = (world: World) => world.clusterKnown().state.waivers[WAIVER];

describe('asking for a waiver', () => {
  it('records who asked', () => {
    const world = enrolled();
    expect(leaves(world, 'request-waiver', request())).toEqual([['WaiverRequested', request()]]);
    expect(waiverOf(world)).toMatchObject({ state: 'requested', requestedBy: manager, approvedBy: null });
  });

  it.each([
    ['a hard criterion', { criterion: 'fpk-vision-aligned' }, ['criterion-not-waivable /criterion']],
    ['the honorarium rule', { criterion: 'fpk-no-honorarium' }, ['criterion-not-waivable /criterion']],
    ['a note', { criterion: 'fpk-funds-named' }, ['criterion-never-blocks /criterion']],
    ['an unknown criterion', { criterion: 'fpk-unknown' }, ['unknown-criterion /criterion']],
    ['a sustained duty', { criterion: 'fpk-meets' }, ['unknown-criterion /criterion']],
    ['an expiry today', { expires: '2026-01-05' }, ['expiry-not-ahead /expires']],
    ['an expiry in the past', { expires: '2025-12-31' }, ['expiry-not-ahead /expires']],
  ])('refuses %s', (_, changes, reasons) => {
    expect(refuses(enrolled(), 'request-waiver', request(changes))).toEqual(reasons);
  });

  it.each(['fpk-decree-issued', 'fpk-cross-agency', 'lpt-problems-named'])(
    'takes a soft one: %s',
    (criterion) => {
      expect(give(enrolled(), 'request-waiver', request({ criterion, expires: '2026-01-06' })).ok).toBe(true);
    },
  );

  it('is for a known person', () => {
    expect(refuses(enrolled(), 'request-waiver', request(), { by: operator })).toEqual(['person-required']);
  });

  it.each([
    ['awaits an answer', requested],
    ['stands', granted],
    ['is on its last day', () => granted().on('2026-03-31')],
  ])('is refused twice while one %s, and by the same id for ever', (_, world) => {
    expect(refuses(world(), 'request-waiver', request({ waiver: OTHER, expires: '2026-12-31' }))).toEqual([
      'waiver-stands /criterion',
    ]);
    expect(
      refuses(world(), 'request-waiver', request({ criterion: 'fpk-cross-agency', expires: '2026-12-31' })),
    ).toEqual(['duplicate-id /waiver']);
    expect(
      give(
        world(),
        'request-waiver',
        request({ waiver: OTHER, criterion: 'fpk-cross-agency', expires: '2026-12-31' }),
      ).ok,
    ).toBe(true);
  });

  it.each([
    ['declined', declined],
    ['revoked', revoked],
    ['expired', expired],
    ['over, though nobody recorded it yet', () => granted().on('2026-04-01')],
    ['never answered in its time', () => requested().on('2026-04-01')],
  ])('may be done again once the former is %s', (_, world) => {
    const again = request({ waiver: OTHER, expires: '2026-12-31' });
    expect(give(world(), 'request-waiver', again).ok).toBe(true);
    expect(refuses(world(), 'request-waiver', { ...again, waiver: WAIVER })).toEqual([
      'duplicate-id /waiver',
    ]);
  });
});

describe('granting a waiver', () => {
  it('names the criterion, who asked and until when', () => {
    const world = requested();
    expect(leaves(world, 'grant-waiver', { waiver: WAIVER, note: 'Sampai Maret' }, by)).toEqual([
      ['CriterionWaived', { ...request(), note: 'Sampai Maret', requestedBy: manager.person }],
    ]);
    expect(waiverOf(world)).toMatchObject({ state: 'granted', approvedBy: coordinator });
  });

  it("is the coordinator's alone", () => {
    for (const other of [member, operator, actorOf(uid(1))]) {
      expect(refuses(requested(), 'grant-waiver', { waiver: WAIVER }, { by: other })).toEqual([
        'not-the-coordinator',
      ]);
    }
  });

  it.each([
    ['the coordinator', coordinator],
    ['the coordinator under another account', { account: uid(5), person: COORDINATOR }],
  ])('is not for whoever asked: %s', (_, asker) => {
    expect(refuses(requested(asker), 'grant-waiver', { waiver: WAIVER }, by)).toEqual(['own-request']);
  });

  it('comes before the last day', () => {
    const grant = (day: string) => give(requested(), 'grant-waiver', { waiver: WAIVER }, { ...by, day });
    expect(grant('2026-03-30').ok).toBe(true);
    expect(grant('2026-03-31')).toMatchObject({ refusal: { reasons: [{ code: 'expiry-not-ahead' }] } });
  });
});

describe('declining and revoking', () => {
  it('declines a request, and revokes what was granted', () => {
    expect(waiverOf(declined())?.state).toBe('declined');
    expect(waiverOf(revoked())?.state).toBe('revoked');
    expect(leaves(requested(), 'decline-waiver', answer, by)).toEqual([['WaiverDeclined', answer]]);
    expect(leaves(granted(), 'revoke-waiver', answer, by)).toEqual([['WaiverRevoked', answer]]);
  });

  it('is the coordinator’s; whoever asked may withdraw the request, by person', () => {
    expect(refuses(requested(), 'decline-waiver', answer, { by: member })).toEqual(['not-the-coordinator']);
    expect(refuses(granted(), 'revoke-waiver', answer)).toEqual(['not-the-coordinator']);
    expect(give(requested(), 'decline-waiver', answer).ok).toBe(true);
    const again = { account: uid(5), person: manager.person };
    expect(give(requested(), 'decline-waiver', answer, { by: again }).ok).toBe(true);
  });
});

describe('a waiver in another state', () => {
  const all = { unknown: enrolled, requested, granted, declined, revoked, expired };
  it.each([
    ['grant-waiver', 'requested', ['unknown', 'granted', 'declined', 'revoked', 'expired']],
    ['decline-waiver', 'requested', ['unknown', 'granted', 'declined', 'revoked', 'expired']],
    ['revoke-waiver', 'granted', ['unknown', 'requested', 'declined', 'revoked', 'expired']],
  ] as const)('refuses %s unless it is %s', (name, _, states) => {
    for (const state of states) {
      const code = state === 'unknown' ? 'unknown-waiver /waiver' : `waiver-${state} /waiver`;
      const told = { ...by, day: '2026-02-01' };
      const data = name === 'grant-waiver' ? { waiver: WAIVER } : answer;
      expect(refuses(all[state](), name, data as never, told)).toEqual([code]);
    }
  });
});

describe('the expiry of a waiver', () => {
  it('is recorded on the day after its last, once', () => {
    const world = granted();
    const expire = (day: string) => leaves(world, 'expire-waiver', { waiver: WAIVER }, { day });
    expect(expire('2026-03-31')).toEqual([]);
    expect(expire('2026-04-02')).toEqual([['WaiverExpired', { waiver: WAIVER, expiredOn: '2026-04-01' }]]);
    expect(waiverOf(world)?.state).toBe('expired');
    expect(expire('2026-04-03')).toEqual([]);
  });

  it.each([
    ['unknown', enrolled],
    ['requested', requested],
    ['declined', declined],
    ['revoked', revoked],
  ])('is nothing to record of one that is %s', (_, world) => {
    expect(leaves(world(), 'expire-waiver', { waiver: WAIVER }, { day: '2026-04-02' })).toEqual([]);
  });
});
