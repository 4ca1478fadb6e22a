import { stepKeys } from '@app/contracts';
import { sevenSteps } from '../definitions/seven-steps/index.js';
import type { Checklist } from '../definitions/checklist.js';
import { enrol, readyFor, seatForum } from '../testing/journey.js';
import { events, FORUM, noon, World } from '../testing/world.js';
import { blockingReasons } from './decide-steps.js';
import { judgeStep } from '../definitions/judge.js';
import { enrolled, give, readyAt } from './testing/clusters.js';

/** Enrolled under a forum of which only the seats are known. */
const seatedOnly = (): World => enrol(seatForum(new World()));
function refusalOf(world: World) {
  const decision = give(world, 'submit-step', { step: 'fpk' });
  if (decision.ok) throw new Error('accepted');
  return decision.refusal;
}

describe('a step refused for its criteria', () => {
  it('carries the whole checklist, the met rows too, with what was looked at', () => {
    const checklist = refusalOf(seatedOnly()).checklist as Checklist;
    const rows = sevenSteps.steps[0]!.criteria;
    expect(checklist.criteria.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(checklist).toMatchObject({ step: 'fpk', passes: false, total: 10, met: 5, day: '2026-01-05' });
    expect(checklist.judgedOn.map(({ category }) => category)).toEqual(['cluster', 'forum']);
    const named = checklist.criteria.find(({ id }) => id === 'fpk-members-named');
    expect(named).toMatchObject({ state: 'met', reasons: [] });
    expect(named?.evidence.map(({ stream, version }) => [stream, version])).toEqual(
      [2, 3, 4, 5].map((version) => [FORUM, version]),
    );
  });

  it('gives every reason of every criterion that blocks, with its statement, and none of a note', () => {
    const { code, reasons } = refusalOf(seatedOnly());
    expect(code).toBe('submit-step-refused');
    expect(reasons.map((each) => [each.code, each.params?.['kind'], each.params?.['reason']])).toEqual([
      ['fpk-vision-aligned', 'hard', 'r1'],
      ['fpk-mechanism-agreed', 'hard', 'r1'],
      ['fpk-decree-issued', 'soft', 'r1'],
      ['fpk-no-honorarium', 'hard', 'r1'],
    ]);
    expect(reasons[0]?.text).toEqual({
      id: 'Visi dan misi telah disamakan: belum ada catatan',
      en: 'Vision and mission are aligned: nothing recorded',
    });
  });

  it('gives them beside every other reason', () => {
    const decision = give(
      seatedOnly(),
      'submit-step',
      { step: 'fpk' },
      { by: { account: 'operator', person: null }, effective: '2026-01-04' },
    );
    if (decision.ok) throw new Error('accepted');
    expect(decision.refusal.reasons.map(({ code }) => code).slice(0, 3)).toEqual([
      'not-backdatable',
      'person-required',
      'fpk-vision-aligned',
    ]);
  });

  it('gives the checklist with a refusal for another reason, so that nothing is asked twice', () => {
    const decision = give(enrolled(), 'submit-step', { step: 'fpk' }, { effective: '2026-01-04' });
    expect(decision).toMatchObject({ refusal: { checklist: { passes: true, met: 10 } } });
  });

  it('has no checklist of a step that is not being judged', () => {
    const decision = give(enrolled(), 'submit-step', { step: 'lpt' });
    if (decision.ok) throw new Error('accepted');
    expect(decision.refusal.checklist).toBeUndefined();
  });
});

describe.each(stepKeys.codes)('the reasons of step %s', (step) => {
  it('are told in both languages, each with the text of its statement', () => {
    const on = { ...readyAt('fpk').surroundings(), forum: null };
    const { checklist } = judgeStep(sevenSteps, step, on, noon('2026-01-05'));
    const reasons = blockingReasons(checklist);
    const blocking = checklist.criteria.filter(({ kind }) => kind !== 'note');
    expect([...new Set(reasons.map(({ code }) => code))]).toEqual(blocking.map(({ id }) => id));
    for (const { code, text } of reasons) {
      const { statement } = checklist.criteria.find(({ id }) => id === code)!;
      expect(text.id.startsWith(`${statement.id.slice(0, -1)}: `)).toBe(true);
      expect(text.en.startsWith(`${statement.en.slice(0, -1)}: `)).toBe(true);
      expect(text.id).not.toBe(text.en);
    }
  });
});

describe('a region with numbers of its own', () => {
  it('is judged by them, and the checklist says which', () => {
    const world = readyFor(new World(), 'fpk');
    const data = {
      region: '33.10',
      criterion: 'fpk-organs-diverse',
      parameter: 'minKinds',
      value: 9,
      reason: 'Kota besar',
    };
    events(world.region({ type: 'override-parameter', data }));
    const refused = refusalOf(world);
    expect(refused.reasons.map(({ code }) => code)).toEqual(['fpk-organs-diverse']);
    expect((refused.checklist as Checklist).criteria[2]?.parameters).toEqual({ minKinds: 9 });
  });
});
