import {
  accompany,
  before5,
  completedTo,
  confirmDeal,
  dealInForce,
  draftDeal,
  fulfil,
  terminate,
} from '../../testing/deals.js';
import { LPT } from '../../testing/partners.js';
import { holds, verdict } from '../../testing/verdict.js';
import { events, uid, type World } from '../../testing/world.js';
import { lptStep } from '../seven-steps/5-lpt.js';

const SECOND = uid(0xb8);

describe('step 5 as a whole', () => {
  it('meets every criterion with a good agreement', () => {
    const world = confirmDeal(accompany(draftDeal(before5(), 'lpt')), 'lpt');
    for (const { id } of lptStep.criteria)
      expect(verdict(world, id)).toMatchObject({ state: 'met', reasons: [] });
  });

  it('meets nothing without an agreement', () => {
    const world = before5();
    const reasons = lptStep.criteria.map(({ id }) => [
      id,
      verdict(world, id).state,
      verdict(world, id).reasons,
    ]);
    expect(reasons).toEqual(
      lptStep.criteria.map(({ id }) => [id, 'unmet', id === 'lpt-agreement-active' ? ['r4'] : ['r1']]),
    );
  });

  it("does not look at a PKE's agreement", () => {
    const world = dealInForce(before5(), 'pke');
    expect(verdict(world, 'lpt-agreement-active').texts).toEqual(['the agreement is absent']);
  });
});

describe('lpt-agreement-active', () => {
  const id = 'lpt-agreement-active';
  const text = (world: World, day?: string) => verdict(world, id, day).texts;

  it('says in which state the agreement is', () => {
    const world = draftDeal(before5(), 'lpt');
    expect(text(world)).toEqual(['the agreement is draft']);
    expect(text(dealInForce(before5(), 'lpt', { from: '2026-01-10' }))).toEqual([
      'the agreement is not in force yet',
    ]);
    expect(text(terminate(dealInForce(before5(), 'lpt'), LPT))).toEqual(['the agreement is terminated']);
  });

  it('looks at the draft, the activation and the end', () => {
    expect(verdict(dealInForce(before5(), 'lpt'), id).evidence).toEqual([
      'AgreementDrafted',
      'AgreementActivated',
    ]);
  });

  it('holds to the last day, swept or not', () => {
    const world = completedTo('lpt');
    expect(holds(world, 'lpt', '2027-01-04')).toEqual({ holds: true, nextChange: '2027-01-05', unmet: [] });
    expect(holds(world, 'lpt', '2027-01-05')).toEqual({ holds: false, nextChange: null, unmet: [id] });
    expect(text(world, '2027-01-05')).toEqual(['the agreement is expired']);
  });

  it('says when an agreement that is confirmed comes into force', () => {
    const world = completedTo('lpt');
    terminate(world, LPT);
    dealInForce(world, 'lpt', { from: '2026-02-01' }, SECOND);
    expect(holds(world, 'lpt', '2026-01-31')).toEqual({
      holds: false,
      nextChange: '2026-02-01',
      unmet: [id],
    });
    expect(holds(world, 'lpt', '2026-02-01').holds).toBe(true);
  });

  it('does not lapse when the agreement was fulfilled (decision 9)', () => {
    expect(holds(fulfil(completedTo('lpt'), LPT), 'lpt').holds).toBe(true);
  });

  it('lapses when it was terminated, and holds again under a successor', () => {
    const world = terminate(completedTo('lpt'), LPT);
    expect(holds(world, 'lpt')).toMatchObject({ holds: false, unmet: [id] });
    expect(holds(dealInForce(world, 'lpt', {}, SECOND), 'lpt').holds).toBe(true);
  });

  it('lapses when the successor of a fulfilled one was terminated', () => {
    const world = fulfil(completedTo('lpt'), LPT).on('2026-02-01');
    terminate(dealInForce(world, 'lpt', {}, SECOND).on('2026-03-01'), SECOND);
    expect(holds(world, 'lpt').holds).toBe(false);
  });

  it('asks an agreement in force for the first completion: one fulfilled before does not do', () => {
    expect(text(fulfil(dealInForce(before5(), 'lpt'), LPT))).toEqual(['the agreement is fulfilled']);
  });

  it('explains a lapse by the one that ended, not by the next draft', () => {
    const world = draftDeal(terminate(completedTo('lpt'), LPT), 'lpt', {}, SECOND);
    expect(text(world)).toEqual(['the agreement is terminated']);
  });
});

describe('lpt-kind-allowed', () => {
  const id = 'lpt-kind-allowed';
  it.each(['ngo', 'university', 'bds', 'business'] as const)('is met by: %s', (partnerKind) => {
    expect(verdict(draftDeal(before5(), 'lpt', { partnerKind }), id).state).toBe('met');
  });
  it.each(['fpk', 'institution', 'other'] as const)('says r2 of: %s', (partnerKind) => {
    const judged = verdict(draftDeal(before5(), 'lpt', { partnerKind }), id);
    expect(judged).toMatchObject({ state: 'unmet', reasons: ['r2'], evidence: ['AgreementDrafted'] });
    expect(judged.texts[0]).toContain('Politeknik Manufaktur');
  });
});

describe('lpt-fpk-accompanied', () => {
  const id = 'lpt-fpk-accompanied';
  it('is met by an accompaniment before both sides confirmed, recorded late or not', () => {
    expect(verdict(accompany(draftDeal(before5(), 'lpt')), id).state).toBe('met');
    const late = dealInForce(before5(), 'lpt').on('2026-02-01');
    expect(verdict(accompany(late, LPT, '2026-01-05'), id)).toMatchObject({
      state: 'met',
      evidence: ['AgreementAccompanied', 'AgreementActivated'],
    });
  });
  it('says r1 of one held after the agreement came into force', () => {
    const late = dealInForce(before5(), 'lpt').on('2026-02-01');
    expect(verdict(accompany(late, LPT, '2026-01-06'), id)).toMatchObject({
      state: 'unmet',
      reasons: ['r1'],
    });
  });
  it('no longer sees one that was taken back', () => {
    const world = accompany(draftDeal(before5(), 'lpt'));
    events(
      world.agreement(LPT, { type: 'retract-fact', data: { fact: { version: 2, index: 0 }, reason: 'x' } }),
    );
    expect(verdict(world, id).reasons).toEqual(['r1']);
  });
});

describe('lpt-problems-named', () => {
  const id = 'lpt-problems-named';
  it('says r1 when none is named, and can be waived', () => {
    const world = draftDeal(before5(), 'lpt', { problems: [] });
    expect(verdict(world, id).reasons).toEqual(['r1']);
    expect(lptStep.criteria.find((row) => row.id === id)!.kind).toBe('soft');
  });
});

describe('lpt-fee-fair', () => {
  const id = 'lpt-fee-fair';
  const share = {
    rate: '0.15',
    baseline: '1000',
    baselineFrom: '2025-01-01',
    baselineUntil: '2025-12-31',
    floor: '0',
    attribution: 'x',
    verifier: 'x',
    lateData: 'x',
  };
  const fair = { valuation: 'fair', valuationWhy: 'x' } as const;
  const works = (paidBy: 'cash' | 'profit-share' | 'mixed' | 'non-cash' | undefined) => [
    { work: uid(0x901), kind: 'technical' as const, what: 'Tungku', ...(paidBy && { paidBy }) },
  ];

  it('is met by cash and by a share of the added profit', () => {
    expect(verdict(draftDeal(before5(), 'lpt'), id).state).toBe('met');
    const fee = { ...fair, basis: 'profit-share' as const, profitShare: share };
    const world = draftDeal(before5(), 'lpt', { fee, works: works('profit-share') });
    expect(verdict(world, id)).toMatchObject({ state: 'met', flags: [] });
  });

  it('labels a positive floor as a mixed basis (decision 11)', () => {
    const fee = { ...fair, basis: 'profit-share' as const, profitShare: { ...share, floor: '1' } };
    expect(verdict(draftDeal(before5(), 'lpt', { fee, works: works('profit-share') }), id).flags).toEqual([
      'mixed-basis',
    ]);
  });

  it.each([
    ['not paid', undefined],
    ['paid by a share that was not agreed', 'profit-share'],
    ['paid by a non-cash gain', 'non-cash'],
  ] as const)('names work that is %s', (_, paidBy) => {
    const judged = verdict(draftDeal(before5(), 'lpt', { works: works(paidBy) }), id);
    expect(judged).toMatchObject({ state: 'unmet', reasons: ['r2'], texts: ['not met: Tungku'] });
  });

  it.each([
    ['below', 'below fair value'],
    ['above', 'above fair value'],
  ] as const)('says so of a fee %s what is fair', (valuation, label) => {
    const fee = { basis: 'cash' as const, valuation, valuationWhy: 'x', cash: '5' };
    expect(verdict(draftDeal(before5(), 'lpt', { fee }), id).texts).toEqual([`not met: ${label}`]);
  });

  it('says so of cash that is nothing', () => {
    const fee = { ...fair, basis: 'cash' as const, cash: '0' };
    expect(verdict(draftDeal(before5(), 'lpt', { fee }), id).reasons).toEqual(['r2']);
  });

  it('shows the alarm when one side loses while the other gains', () => {
    const world = dealInForce(before5(), 'lpt');
    const gain = (side: 'cluster' | 'partner', amount: string) =>
      events(
        world.agreement(LPT, { type: 'record-gain', data: { side, period: '2026-Q1', amount, what: 'x' } }),
      );
    gain('cluster', '5');
    gain('partner', '-5');
    expect(verdict(world, id)).toMatchObject({ state: 'met', flags: ['one-sided-loss-alarm'] });
  });
});

describe('lpt-cooperation-planned', () => {
  it('says r1 without a plan', () => {
    const world = draftDeal(before5(), 'lpt', { cooperationPlan: undefined });
    expect(verdict(world, 'lpt-cooperation-planned').reasons).toEqual(['r1']);
  });
});

describe('lpt-coordination-planned', () => {
  it('names the phases that are missing', () => {
    const world = draftDeal(before5(), 'lpt', { coordinationPlan: [{ phase: 'assistance', how: 'x' }] });
    expect(verdict(world, 'lpt-coordination-planned').texts).toEqual(['not met: contract, implementation']);
  });
});

describe('the agreement that the others look at', () => {
  it('is the one in force, not a later draft', () => {
    const world = draftDeal(dealInForce(before5(), 'lpt'), 'lpt', { problems: [] }, SECOND);
    expect(verdict(world, 'lpt-problems-named').state).toBe('met');
  });
  it('is the newest of two in force', () => {
    const world = dealInForce(before5(), 'lpt').on('2026-01-06');
    expect(verdict(dealInForce(world, 'lpt', { problems: [] }, SECOND), 'lpt-problems-named').state).toBe(
      'unmet',
    );
  });
  it('is not one that is drafted with effect after the day judged', () => {
    const world = draftDeal(before5(), 'lpt');
    expect(verdict(world, 'lpt-kind-allowed', '2026-01-04').reasons).toEqual(['r1']);
  });
});
