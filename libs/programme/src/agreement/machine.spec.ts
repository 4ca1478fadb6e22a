import { agreementStates } from '@app/contracts';
import { getShortestPaths } from '@xstate/graph';
import fc from 'fast-check';
import { event } from '../shared/event-spec.js';
import { LifecycleError } from '../shared/machine.js';
import { agreementOwnEvents, type AgreementEvent } from './events.js';
import { evolveAgreement, noAgreement } from './evolve.js';
import { agreementLifecycle, agreementMachine, signalOf } from './machine.js';
import {
  active,
  CLUSTER,
  decide,
  DELIVERABLE,
  drafted,
  endedAs,
  id,
  known,
  type History,
  type PersonName,
  PEOPLE,
  profitShareTerms,
  terms,
  WORK,
} from './testing/agreements.js';
import type { AgreementInput } from './case.js';
import { textHash } from './views.js';

const META = {
  stream: id(3),
  category: 'agreement',
  version: 1,
  index: 0,
  commandId: id(9),
  actor: { account: id(8), person: null },
  at: '2026-01-01T00:00:00.000Z',
  effectiveAt: '2026-01-01T00:00:00.000Z',
  definition: null,
};

describe('the machine of an agreement', () => {
  it('has paths that reach every state', () => {
    const reached = new Set(getShortestPaths(agreementMachine).map(({ state }) => state.value));
    expect([...reached].sort()).toEqual([...agreementStates.codes].sort());
  });

  it('knows every event type of the stream', () => {
    const ends = ['fulfilled', 'terminated', 'expired'].map((how) => `AgreementEnded.${how}`);
    const own = agreementOwnEvents.map(({ type }) => type).filter((type) => type !== 'AgreementEnded');
    const accepted = [...own, ...ends, 'FactRetracted'].filter((signal) =>
      agreementStates.codes.some((state) => agreementLifecycle.accepts(state, signal)),
    );
    expect(accepted).toEqual([...own, ...ends, 'FactRetracted']);
  });

  it('tells the three ends apart', () => {
    const [ended] = endedAs('expired', '2026-12-31') as [{ events: AgreementEvent[] }];
    expect(signalOf(ended.events[0]!)).toBe('AgreementEnded.expired');
  });
});

describe('folding an agreement', () => {
  it('throws for anything before the draft, and for a second draft', () => {
    const opened = event('ConfirmationOpened', { hash: 'a'.repeat(64) });
    expect(() => evolveAgreement(noAgreement, opened, META)).toThrow(LifecycleError);
    const again = event('AgreementDrafted', { cluster: CLUSTER, kind: 'lpt' as const, terms: terms() });
    expect(() => evolveAgreement(known(drafted()).state, again, META)).toThrow(LifecycleError);
  });

  it('throws for what the state does not allow', () => {
    const activated = event('AgreementActivated', {
      hash: 'a'.repeat(64),
      from: '2026-01-01',
      until: '2026-12-31',
    });
    expect(() => evolveAgreement(known(drafted()).state, activated, META)).toThrow(LifecycleError);
  });

  it('throws for the retraction of a fact that is not there, or of another type', () => {
    const { state } = known(drafted());
    for (const [version, type] of [
      [9, 'AgreementDrafted'],
      [1, 'PaymentRecorded'],
    ] as const) {
      const retracted = event('FactRetracted', { fact: { version, index: 0 }, type, reason: 'x' });
      expect(() => evolveAgreement(state, retracted, META)).toThrow(LifecycleError);
    }
  });

  it('throws for the adoption of an addendum that was never proposed', () => {
    const adopted = event('AddendumAdopted', { addendum: id(60), hash: 'a'.repeat(64) });
    expect(() => evolveAgreement(known(active()).state, adopted, META)).toThrow('never proposed');
  });
});

/** Commands of every kind, sensible and not, so that many are accepted and many refused. */
function commands(): fc.Arbitrary<AgreementInput> {
  const text = profitShareTerms();
  const hash = textHash(CLUSTER, 'lpt', text);
  const day = fc.constantFrom('2026-01-15', '2026-03-31', '2026-07-01');
  const ref = fc.record({ version: fc.integer({ min: 1, max: 12 }), index: fc.integer({ min: 0, max: 1 }) });
  const side = fc.constantFrom('cluster' as const, 'partner' as const);
  const fixed: readonly unknown[] = [
    { type: 'draft-agreement', data: { cluster: CLUSTER, kind: 'lpt', terms: text } },
    { type: 'revise-terms', data: { terms: { ...text, scope: 'Lain' } } },
    { type: 'record-accompaniment', data: { member: PEOPLE.member, heldOn: '2026-01-15' } },
    { type: 'open-confirmation', data: { hash } },
    { type: 'withdraw-confirmation', data: { reason: 'x' } },
    { type: 'accept-deliverable', data: { deliverable: DELIVERABLE } },
    { type: 'return-deliverable', data: { deliverable: DELIVERABLE, reason: 'x' } },
    {
      type: 'settle-assistance',
      data: { assistance: [id(40)], basis: 'cash', amount: '5', settledOn: '2026-03-31' },
    },
    {
      type: 'settle-profit-share',
      data: { period: '2026-Q1', profit: '5', verifiedBy: 'x', settledOn: '2026-03-31' },
    },
    { type: 'record-gain', data: { side: 'cluster', period: '2026-Q1', amount: '5', what: 'x' } },
    {
      type: 'propose-addendum',
      data: { addendum: id(60), what: 'x', until: '2027-03-31', deliverables: [], payments: [] },
    },
    { type: 'file-complaint', data: { complaint: id(70), party: 'cluster', kind: 'other', what: 'x' } },
    { type: 'resolve-complaint', data: { complaint: id(70), upheld: true, how: 'x' } },
    { type: 'expire-agreement', data: { endedOn: '2026-12-31' } },
    {
      type: 'record-payment',
      data: { payment: id(50), payer: 'cluster', amount: '5', paidOn: '2026-03-01', what: 'x' },
    },
  ];
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...(fixed as AgreementInput[])) },
    {
      weight: 3,
      arbitrary: side.map(
        (each) => ({ type: 'confirm-agreement', data: { side: each, hash, read: true } }) as const,
      ),
    },
    day.map((heldOn) => ({
      type: 'record-assistance' as const,
      data: { assistance: id(40), work: WORK, heldOn, what: 'x', value: '5', evidence: [] },
    })),
    day.map((submittedOn) => ({
      type: 'submit-deliverable' as const,
      data: { deliverable: DELIVERABLE, submittedOn, evidence: [] },
    })),
    ref.map((fact) => ({ type: 'retract-fact' as const, data: { fact, reason: 'x' } })),
    day.map((endedOn) => ({ type: 'terminate-agreement' as const, data: { endedOn, reason: 'x' } })),
    day.map((endedOn) => ({ type: 'fulfil-agreement' as const, data: { endedOn, note: 'x' } })),
  );
}

describe('any sequence of commands', () => {
  const by = fc.constantFrom<PersonName>('manager', 'fkakSignatory', 'partnerSignatory', 'stranger');
  const when = fc.constantFrom('2026-01-20', '2026-03-31', '2026-07-05', '2027-01-05');

  it('yields only events that the lifecycle accepts, and a refusal always says why', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(commands(), by, when), { maxLength: 30 }), (told) => {
        let history: History = [];
        for (const [command, person, day] of told) {
          const { decision } = decide(history, command, person, { at: `${day}T05:00:00.000Z` });
          if (!decision.ok) expect(decision.refusal.reasons.length).toBeGreaterThan(0);
          else if (decision.events.length > 0) history = [...history, { events: decision.events }];
          // Folding throws when an event is not accepted.
          known(history);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('folds the same whole and in two parts', () => {
    const history = [...active(profitShareTerms()), ...endedAs('terminated', '2026-03-01')];
    const events = history.flatMap((each) => ('events' in each ? each.events : [each]));
    const meta = (version: number) => ({ ...META, version });
    const whole = events.reduce((state, each, i) => evolveAgreement(state, each, meta(i + 1)), noAgreement);
    for (let cut = 0; cut <= events.length; cut++) {
      const prefix = events
        .slice(0, cut)
        .reduce((state, each, i) => evolveAgreement(state, each, meta(i + 1)), noAgreement);
      // Through JSON, as a snapshot would keep it.
      const kept = JSON.parse(JSON.stringify(prefix)) as typeof prefix;
      const suffix = events.slice(cut);
      expect(
        suffix.reduce((state, each, i) => evolveAgreement(state, each, meta(cut + i + 1)), kept),
      ).toEqual(whole);
    }
  });
});
