import { given } from '../../../eventsourcing/src/testing/given.js';
import { forumDecider } from './decider.js';
import {
  command,
  decide,
  DISSOLVED,
  ESTABLISHED,
  fact,
  founded,
  type History,
  ID,
  refusal,
  seated,
  since,
  working,
} from './testing/forums.js';

const retract = (version: number, index = 0) =>
  command('retract-fact', { fact: { version, index }, reason: 'Salah catat' });
const taken = (type: string, version: number, index = 0) =>
  fact('FactRetracted', { fact: { version, index }, type, reason: 'Salah catat' });

describe('retracting a fact', () => {
  it('takes back its effect, and keeps it in the log', () => {
    const state = decide(founded, retract(2)).then([taken('MemberSeated', 2)]);
    expect(state.facts['MemberSeated']).toEqual([]);
  });

  it('takes one fact of an entry that holds several', () => {
    const two: History = [
      ESTABLISHED,
      since('2026-01-06', seated(ID.ani, ID.seat), seated(ID.budi, ID.otherSeat)),
    ];
    const state = decide(two, retract(2, 1)).then([taken('MemberSeated', 2, 1)]);
    expect(state.facts['MemberSeated']).toHaveLength(1);
    expect(state.facts['MemberSeated']?.[0]?.data).toMatchObject({ person: ID.ani });
  });

  it.each([
    ['an entry that is not there', working, retract(99), ['fact-unknown /fact']],
    ['an event that is not there', working, retract(2, 1), ['fact-unknown /fact']],
    ['a fact twice', [...founded, taken('MemberSeated', 2)], retract(2), ['fact-unknown /fact']],
    ['a retraction', [...founded, taken('MemberSeated', 2)], retract(3), ['fact-unknown /fact']],
    ['the end of the forum', [...founded, DISSOLVED], retract(3), ['fact-unknown /fact']],
    ['the beginning of the forum', founded, retract(1), ['not-retractable /fact']],
  ])('refuses %s', (_, history, what, reasons) => {
    expect(refusal(history, what)).toEqual(reasons);
  });

  it('frees what the fact had taken', () => {
    const again = command('seat-member', {
      seat: ID.seat,
      person: ID.ani,
      organKind: 'opd',
      organ: 'Dinas',
      standing: 'core',
    });
    expect(refusal(founded, again)).toEqual(['seat-occupied /seat']);
    expect(decide([...founded, taken('MemberSeated', 2)], again).decision.ok).toBe(true);
  });

  const report = { case: ID.case, person: ID.ani, paidOn: '2026-02-01', what: 'Honor' };
  const close = { body: 'fpk', action: ID.action, doneOn: '2026-03-01', how: 'Terkirim' } as const;
  it.each([
    [
      'an honorarium that was resolved',
      [
        ...founded,
        fact('HonorariumReported', report),
        fact('HonorariumResolved', { case: ID.case, how: 'Kembali' }),
      ],
      3,
      'HonorariumResolved',
    ],
    [
      'a meeting whose action was closed',
      [...working, fact('ActionItemClosed', close)],
      4,
      'ActionItemClosed',
    ],
  ])('refuses %s before the facts that rest on it, which it names', (_, history: History, version, type) => {
    const { decision } = decide(history, retract(version));
    expect(decision).toMatchObject({
      refusal: {
        reasons: [
          { code: 'fact-in-use', params: { dependents: [{ type, version: history.length, index: 0 }] } },
        ],
      },
    });
    const freed = [...history, taken(type, history.length)];
    expect(decide(freed, retract(version)).decision.ok).toBe(true);
  });
});

describe('a log that its lifecycle does not allow', () => {
  it.each([
    ['a fact before the forum', [seated(ID.ani, ID.seat)]],
    ['two beginnings', [ESTABLISHED, ESTABLISHED]],
    ['a fact after the end', [ESTABLISHED, DISSOLVED, seated(ID.ani, ID.seat)]],
    ['two ends', [ESTABLISHED, DISSOLVED, DISSOLVED]],
    ['a retraction of nothing', [ESTABLISHED, taken('MemberSeated', 9)]],
    ['a retraction under another name', [...founded, taken('MemberLeft', 2)]],
  ])('is corruption: %s', (_, history: History) => {
    expect(() => given(forumDecider, history)).toThrow(/does not accept/);
  });
});
