import { forumCommands, ID as EXAMPLE } from '@app/contracts';
import { given } from '../../../eventsourcing/src/testing/given.js';
import { type AnyForumCommand, forumDecider } from './decider.js';
import type { ForumEvent } from './events.js';
import {
  command,
  decide,
  DISSOLVED,
  ESTABLISHED,
  fact,
  founded,
  type History,
  ID,
  MECHANISM,
  met,
  refusal,
  seated,
  since,
  working,
} from './testing/forums.js';

/** The day of the contract's examples has come; they name these people and things. */
const context = { at: '2026-11-24T05:00:00.000Z', effectiveAt: '2026-11-24T05:00:00.000Z' };
const sits = seated(EXAMPLE.person, ID.seat);
const scored = fact('CandidateScored', {
  round: EXAMPLE.round,
  candidate: EXAMPLE.candidate,
  name: 'Logam',
  sector: 'industry',
  scores: {},
});
const opened = fact('RoundOpened', { round: EXAMPLE.round, sector: 'industry' });
const reported = fact('HonorariumReported', {
  case: EXAMPLE.complaint,
  person: EXAMPLE.person,
  paidOn: '2026-10-01',
  what: 'Honor rapat',
});
const heldBefore = met({
  meeting: EXAMPLE.meeting,
  heldOn: '2026-11-01',
  attendees: [EXAMPLE.person],
  actions: [{ action: EXAMPLE.action, what: 'Surat', owner: EXAMPLE.person, due: '2026-11-30' }],
});

type Name = (typeof forumCommands)[number]['name'];
/** Each command of the contract in the situation that its example is told of, and the fact that it leaves. */
const TELLS: Record<Name, { after: History; event: ForumEvent['type']; with?: object }> = {
  'establish-forum': { after: [], event: 'ForumEstablished' },
  'seat-member': { after: [ESTABLISHED], event: 'MemberSeated' },
  'record-member-left': {
    after: [ESTABLISHED, seated(EXAMPLE.person, EXAMPLE.seat)],
    event: 'MemberLeft',
    with: { how: 'left' },
  },
  'record-alignment': { after: [ESTABLISHED, sits], event: 'AlignmentHeld', with: { body: 'fpk' } },
  'agree-mechanism': { after: [ESTABLISHED, sits], event: 'MechanismAgreed', with: { body: 'fpk' } },
  'record-decree': { after: [ESTABLISHED], event: 'DecreeIssued' },
  'name-operating-funds': { after: [ESTABLISHED], event: 'OperatingFundsNamed' },
  'set-honorarium-rule': { after: [ESTABLISHED], event: 'HonorariumRuleSet' },
  'report-honorarium': { after: [ESTABLISHED, sits], event: 'HonorariumReported' },
  'resolve-honorarium': { after: [ESTABLISHED, reported], event: 'HonorariumResolved' },
  'open-round': { after: [ESTABLISHED], event: 'RoundOpened' },
  'score-candidate': { after: [ESTABLISHED, opened], event: 'CandidateScored' },
  'choose-flagship': { after: [ESTABLISHED, heldBefore, opened, scored], event: 'FlagshipChosen' },
  'record-meeting': { after: [ESTABLISHED, sits], event: 'MeetingHeld', with: { body: 'fpk' } },
  'close-action': { after: [ESTABLISHED, heldBefore], event: 'ActionItemClosed', with: { body: 'fpk' } },
  'record-supervision': { after: [ESTABLISHED], event: 'SupervisionDone' },
  'dissolve-forum': { after: [ESTABLISHED], event: 'ForumDissolved' },
  'retract-fact': { after: [ESTABLISHED, sits], event: 'FactRetracted', with: { type: 'MemberSeated' } },
};
const example = (spec: (typeof forumCommands)[number]) =>
  ({ type: spec.name, data: spec.example }) as unknown as AnyForumCommand;
const resting = forumCommands.filter(({ name }) => name !== 'establish-forum');

describe.each(forumCommands.map((spec) => [spec.name, spec] as const))('%s', (name, spec) => {
  it('leaves one fact that says what was told', () => {
    const { after, event, with: added } = TELLS[name];
    const data = { ...spec.example, ...added };
    decide(after, example(spec), context).then([{ type: event, schema: 1, data } as unknown as ForumEvent]);
  });

  it('may be told later than it held, and never earlier', () => {
    const { after } = TELLS[name];
    const earlier = after.map((item) => since('2026-01-05', item as ForumEvent));
    const decision = (effectiveAt: string) =>
      decide(earlier, example(spec), { ...context, effectiveAt }).decision;
    expect(decision('2026-11-23T09:00:00+07:00').ok).toBe(true);
    expect(refusal(earlier, example(spec), { ...context, effectiveAt: '2026-11-24T05:00:00.001Z' })).toEqual([
      'effective-in-future /effectiveAt',
    ]);
    expect(refusal(earlier, example(spec), { ...context, effectiveAt: '1989-12-31T23:59:59Z' })).toContain(
      'effective-too-early /effectiveAt',
    );
    expect(refusal(earlier, example(spec), { ...context, effectiveAt: 'kemarin' })).toContain(
      'invalid-effective-at /effectiveAt',
    );
  });
});

describe('establishing a forum', () => {
  const establish = (region: string, level: 'regency' | 'city' | 'province') =>
    command('establish-forum', { region, level, name: 'FPK' });

  it('is done once', () => {
    expect(refusal(founded, establish('33.10', 'regency'))).toEqual(['already-established']);
  });

  it.each([
    ['33.10', 'regency'],
    ['33.74', 'city'],
    ['33', 'province'],
  ] as const)('takes region %s for a %s', (region, level) => {
    expect(decide([], establish(region, level)).decision.ok).toBe(true);
  });

  it.each([
    ['33', 'regency'],
    ['33', 'city'],
    ['33.10', 'province'],
    ['33.10.05', 'regency'],
  ] as const)('refuses region %s for a %s', (region, level) => {
    expect(refusal([], establish(region, level))).toEqual(['region-does-not-fit /region']);
  });

  it('takes 1990 as the earliest time', () => {
    const at = (effectiveAt: string) =>
      decide([], establish('33.10', 'regency'), { effectiveAt }).decision.ok;
    expect([at('1990-01-01T00:00:00Z'), at('1989-12-31T23:59:59.999Z')]).toEqual([true, false]);
  });

  it('comes before everything else', () => {
    for (const spec of resting) expect(refusal([], example(spec), context)).toEqual(['not-established']);
    expect(refusal([], command('end-member-term', { seat: ID.seat }))).toEqual(['not-established']);
  });
});

describe('a forum', () => {
  const lifecycleOf = (history: History) => given(forumDecider, history).state.lifecycle;

  it('works once a mechanism is agreed', () => {
    expect(lifecycleOf(founded)).toBe('forming');
    expect(lifecycleOf(working)).toBe('working');
  });

  it('forms again when its only mechanism is taken back, not while another stands', () => {
    const retract = command('retract-fact', { fact: { version: 3, index: 0 }, reason: 'Salah' });
    expect(decide(working, retract).then([taken('MechanismAgreed', 3)]).lifecycle).toBe('forming');
    const twice = [...working, MECHANISM];
    expect(decide(twice, retract).then([taken('MechanismAgreed', 3)]).lifecycle).toBe('working');
  });

  it('tells its refusals in both languages, with its own code', () => {
    const { decision } = decide(working, command('record-member-left', LEAVES));
    expect(decision).toMatchObject({
      ok: false,
      refusal: {
        code: 'record-member-left-refused',
        title: { id: 'Ditolak: Catat anggota keluar', en: 'Refused: Record that a member left' },
        reasons: [{ code: 'unknown-seat', text: { id: 'kursi tidak dikenal', en: 'no such seat' } }],
      },
    });
  });
});

const LEAVES = { seat: ID.unknown, leftOn: '2026-03-01', why: 'Mutasi', seatContinues: true };
const taken = (type: string, version: number) =>
  fact('FactRetracted', { fact: { version, index: 0 }, type, reason: 'Salah' });

describe('a dissolved forum', () => {
  const dissolved = [
    ...working,
    fact('HonorariumReported', { ...reported.data, case: ID.case } as never),
    DISSOLVED,
  ];

  it('takes nothing new', () => {
    const closing = ['resolve-honorarium', 'close-action', 'retract-fact'];
    for (const spec of resting.filter(({ name }) => !closing.includes(name))) {
      expect(refusal(dissolved, example(spec), context)).toEqual(['forum-dissolved']);
    }
  });

  it('has its open matters put in order', () => {
    const resolve = command('resolve-honorarium', { case: ID.case, how: 'Kembali' });
    const close = command('close-action', { action: ID.action, doneOn: '2026-03-01', how: 'Terkirim' });
    const retract = command('retract-fact', { fact: { version: 3, index: 0 }, reason: 'Salah' });
    for (const each of [resolve, close, retract]) {
      const outcome = decide(dissolved, each);
      if (!outcome.decision.ok) throw new Error(each.type);
      expect(outcome.then(outcome.decision.events).lifecycle).toBe('dissolved');
    }
  });

  it('has no term of a member to end, and stays dissolved', () => {
    const history = [ESTABLISHED, seated(ID.ani, ID.seat, '2026-03-30'), DISSOLVED];
    decide(history, command('end-member-term', { seat: ID.seat })).thenNothing();
    const end = command('retract-fact', { fact: { version: 3, index: 0 }, reason: 'Salah' });
    expect(refusal(history, end)).toEqual(['fact-unknown /fact']);
  });
});
