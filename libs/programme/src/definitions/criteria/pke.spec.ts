import { before5, completedTo, dealInForce, draftDeal, fulfil, terminate } from '../../testing/deals.js';
import { assist, LPT, PKE } from '../../testing/partners.js';
import { MEMBERS } from '../../testing/journey.js';
import { holds, verdict } from '../../testing/verdict.js';
import { events, FORUM, type World } from '../../testing/world.js';
import { pkeStep } from '../seven-steps/6-pke.js';

const ready = (): World => assist(dealInForce(completedTo('lpt'), 'pke'));

describe('step 6 as a whole', () => {
  it('meets every criterion with an agreement and one act of assistance', () => {
    const world = ready();
    for (const { id } of pkeStep.criteria)
      expect(verdict(world, id)).toMatchObject({ state: 'met', reasons: [] });
  });

  it('meets nothing of the agreement without one', () => {
    const world = completedTo('lpt');
    expect(pkeStep.criteria.map(({ id }) => verdict(world, id).reasons)).toEqual([
      [],
      ['r4'],
      ['r1'],
      ['r1'],
      ['r1'],
    ]);
  });
});

describe('pke-technical-running', () => {
  const id = 'pke-technical-running';
  it('names the steps that are not completed (decision 4: prepared while 5 is open)', () => {
    expect(verdict(before5(), id)).toMatchObject({
      state: 'unmet',
      reasons: ['r2'],
      texts: ['not met: Form or appoint the technical partner (LPT)'],
    });
    expect(verdict(completedTo('lpt'), id).state).toBe('met');
  });
  it('does not take a lapsed step for a running one', () => {
    const world = terminate(completedTo('lpt'), LPT);
    events(world.cluster({ type: 'lapse-step', data: { step: 'lpt', cause: 'test' } }));
    expect(verdict(world, id).reasons).toEqual(['r2']);
  });
});

describe('pke-agreement-active', () => {
  const id = 'pke-agreement-active';
  it.each(['institution', 'other'] as const)('is met by: %s', (partnerKind) => {
    expect(verdict(dealInForce(before5(), 'pke', { partnerKind }), id)).toMatchObject({
      state: 'met',
      flags: [],
    });
  });
  it('is met by the FPK, which is flagged (decision 6)', () => {
    const world = dealInForce(before5(), 'pke', { partnerKind: 'fpk', partnerId: FORUM });
    expect(verdict(world, id)).toMatchObject({ state: 'met', flags: ['independence'] });
  });
  it('says r4 with the state', () => {
    expect(verdict(draftDeal(before5(), 'pke'), id)).toMatchObject({
      reasons: ['r4'],
      texts: ['the agreement is draft'],
    });
    expect(verdict(terminate(ready(), PKE), id).texts).toEqual(['the agreement is terminated']);
  });
  it('says r2 of a partner that is no such body', () => {
    const judged = verdict(dealInForce(before5(), 'pke', { partnerKind: 'bds' }), id);
    expect(judged).toMatchObject({
      state: 'unmet',
      reasons: ['r2'],
      texts: ['not met: business development service'],
    });
  });
  it('holds once fulfilled, lapses once terminated or expired', () => {
    expect(holds(fulfil(completedTo('pke'), PKE), 'pke').holds).toBe(true);
    expect(holds(terminate(completedTo('pke'), PKE), 'pke')).toMatchObject({ holds: false, unmet: [id] });
    expect(holds(completedTo('pke'), 'pke', '2027-01-04')).toMatchObject({
      holds: true,
      nextChange: '2027-01-05',
    });
    expect(holds(completedTo('pke'), 'pke', '2027-01-05').holds).toBe(false);
  });
});

describe('pke-gain-both', () => {
  const id = 'pke-gain-both';
  it('is met when each side names its gain', () => {
    expect(verdict(draftDeal(before5(), 'pke'), id)).toMatchObject({
      state: 'met',
      evidence: ['AgreementDrafted'],
    });
  });
  it('names a side whose gain is blank, whatever let that into the log', () => {
    const world = draftDeal(before5(), 'pke');
    const on = world.surroundings();
    const agreement = on.agreements[0]!;
    const terms = { ...agreement.state.terms!, partner: { ...agreement.state.terms!.partner, gain: ' ' } };
    const blank = { ...on, agreements: [{ ...agreement, state: { ...agreement.state, terms } }] };
    world.surroundings = () => blank;
    expect(verdict(world, id)).toMatchObject({
      reasons: ['r2'],
      texts: ['not met: Politeknik Manufaktur (contoh)'],
    });
  });
});

describe('pke-work-planned', () => {
  const id = 'pke-work-planned';
  const work = { work: MEMBERS[0][0], what: 'x', paidBy: 'cash' as const };
  it.each(['finance-business', 'training', 'proposal'] as const)('is met by: %s', (kind) => {
    expect(verdict(draftDeal(before5(), 'pke', { works: [{ ...work, kind }] }), id).state).toBe('met');
  });
  it('says r3 of technical work alone', () => {
    const judged = verdict(draftDeal(before5(), 'pke', { works: [{ ...work, kind: 'technical' }] }), id);
    expect(judged).toMatchObject({ reasons: ['r3'], texts: ['0, should be at least 1'] });
  });
  it('follows the number that the region overrides', () => {
    const world = draftDeal(before5(), 'pke');
    const data = { criterion: id, parameter: 'minWorks', value: 2, reason: 'x' };
    events(world.region({ type: 'override-parameter', data: { ...data, region: '33.10' } as never }));
    expect(verdict(world, id).texts).toEqual(['1, should be at least 2']);
  });
});

describe('pke-work-begun', () => {
  const id = 'pke-work-begun';
  it('says r3 before the first act', () => {
    expect(verdict(dealInForce(before5(), 'pke'), id)).toMatchObject({ reasons: ['r3'], evidence: [] });
  });
  it('is met by one act (decision 5)', () => {
    expect(verdict(ready(), id)).toMatchObject({ state: 'met', evidence: ['AssistanceDone'] });
  });
  it('does not count help outside the listed works', () => {
    const works = [{ work: '00000000-0000-4000-8000-000000000901', what: 'x', kind: 'technical' as const }];
    expect(verdict(assist(dealInForce(before5(), 'pke', { works })), id).reasons).toEqual(['r3']);
  });
});
