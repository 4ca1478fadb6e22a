import type { ClaimCommand, ClaimReport } from '@app/contracts';
import { getShortestPaths } from '@xstate/graph';
import fc from 'fast-check';
import { given } from '../../../eventsourcing/src/testing/given.js';
import { event } from '../shared/event-spec.js';
import { LifecycleError } from '../shared/machine.js';
import { claimDecider } from './decider.js';
import { type ClaimEvent, claimOwnEvents } from './events.js';
import { evolveClaim, noClaim } from './evolve.js';
import { claimLifecycle, claimMachine } from './machine.js';
import { claimStatusOf } from './state.js';
import { cooperation, reportOf } from './testing/published.js';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const REPORT = reportOf([cooperation('t', ['Ceper 4/33.3 8/66.7 12'])], {
  aliases: [{ location: 'Klaten', names: ['Ceper'] }],
});
const REVISED: ClaimReport = { ...REPORT, source: 'Dinas Perindustrian' };
const COMPARE = [{ location: 'klaten', survey: id(1) }];

const entered = event('ClaimEntered', { region: '33.10', report: REPORT, compare: COMPARE });
const published = event('ClaimPublished', {});
const withdrawn = event('ClaimWithdrawn', { reason: 'Dua kali' });

const enter = (data: object = {}) =>
  ({ type: 'enter-claim', data: { report: REPORT, ...data } }) as ClaimCommand;
const revise = (data: object = {}) =>
  ({ type: 'revise-claim', data: { report: REVISED, reason: 'Sumber', ...data } }) as ClaimCommand;
const publish: ClaimCommand = { type: 'publish-claim', data: { note: 'Cetakan pertama' } };
const withdraw: ClaimCommand = { type: 'withdraw-claim', data: { reason: 'Dua kali' } };
const after = (...history: ClaimEvent[]) => given(claimDecider, history);

describe('entering a report', () => {
  it('begins a draft with the waves to compare it with', () => {
    const state = after()
      .when(enter({ region: '33.10', compare: COMPARE }))
      .then([entered]);
    expect(state).toMatchObject({
      lifecycle: 'draft',
      identity: { region: '33.10' },
      report: REPORT,
      compare: COMPARE,
      revisions: 0,
      publishedAt: null,
    });
  });

  it('needs neither a region nor waves', () => {
    const state = after()
      .when(enter())
      .then([event('ClaimEntered', { report: REPORT })]);
    expect(state).toMatchObject({ identity: { region: null }, compare: [] });
  });

  it('is refused twice, and in the future', () => {
    after(entered).when(enter()).thenRefused('enter-claim-refused', ['claim-exists']);
    after()
      .when(enter(), { effectiveAt: '2027-01-01T00:00:00.000Z' })
      .thenRefused('enter-claim-refused', ['effective-in-future']);
  });

  it('refuses waves for a place that no table has, and one wave twice', () => {
    const compare = [
      { location: 'Tegal', survey: id(1) },
      { location: 'Ceper', survey: id(1) },
    ];
    const { decision } = after().when(enter({ compare }));
    expect(decision.ok).toBe(false);
    const reasons = decision.ok ? [] : decision.refusal.reasons;
    expect(reasons.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'location-unknown /compare/0/location',
      'survey-twice /compare/1/survey',
    ]);
  });
});

describe('revising a report', () => {
  it('takes the whole new one, before and after it went out', () => {
    const data = { report: REVISED, reason: 'Sumber' };
    const draft = after(entered)
      .when(revise())
      .then([event('ClaimRevised', data)]);
    expect(draft).toMatchObject({
      lifecycle: 'draft',
      report: REVISED,
      compare: COMPARE,
      revisions: 1,
      revisionsSincePublished: 0,
    });
    const out = after(entered, published)
      .when(revise())
      .then([event('ClaimRevised', data)]);
    expect(out).toMatchObject({
      lifecycle: 'published',
      report: REVISED,
      revisions: 1,
      revisionsSincePublished: 1,
    });
  });

  it('may change only the waves', () => {
    const state = after(entered)
      .when(revise({ report: REPORT, compare: [] }))
      .then([event('ClaimRevised', { report: REPORT, compare: [], reason: 'Sumber' })]);
    expect(state.compare).toEqual([]);
  });

  it('refuses the one on record, whatever the order of its members', () => {
    const turned = Object.fromEntries(Object.entries(REPORT).reverse());
    after(entered)
      .when(revise({ report: turned }))
      .thenRefused('revise-claim-refused', ['report-unchanged']);
    after(entered)
      .when(revise({ report: REPORT, compare: COMPARE }))
      .thenRefused('revise-claim-refused', ['report-unchanged']);
  });

  it('refuses a report that lost a place that waves are compared with', () => {
    const report = reportOf([cooperation('t', ['Tegal 4/33.3 8/66.7 12'])]);
    after(entered).when(revise({ report })).thenRefused('revise-claim-refused', ['location-unknown']);
  });
});

describe('publishing and withdrawing', () => {
  it('records when it went out', () => {
    const state = after(entered)
      .when(publish, { effectiveAt: '2026-02-01T00:00:00.000Z' })
      .then([event('ClaimPublished', { note: 'Cetakan pertama' })]);
    expect(state).toMatchObject({ lifecycle: 'published', publishedAt: '2026-02-01T00:00:00.000Z' });
  });

  it('goes out once', () => {
    after(entered, published).when(publish).thenRefused('publish-claim-refused', ['wrong-state']);
  });

  it.each([
    ['a draft', [entered]],
    ['one that went out', [entered, published]],
  ])('withdraws %s', (_, history) => {
    const state = after(...history)
      .when(withdraw)
      .then([withdrawn]);
    expect(claimStatusOf(state)).toBe('withdrawn');
  });

  it.each([revise(), publish, withdraw])('refuses $type of a withdrawn one, in both languages', (command) => {
    const { decision } = after(entered, withdrawn).when(command);
    expect(decision).toMatchObject({
      ok: false,
      refusal: {
        code: `${command.type}-refused`,
        reasons: [{ code: 'wrong-state', params: { state: 'withdrawn' } }],
      },
    });
    const [reason] = decision.ok ? [] : decision.refusal.reasons;
    expect(reason!.text.id).toContain('status laporan ini: ditarik');
    expect(reason!.text.en).toContain('the report is withdrawn');
  });

  it.each([revise(), publish, withdraw])('refuses $type of one that is not there', (command) => {
    after().when(command).thenRefused('claim-unknown', ['claim-unknown']);
  });
});

describe('the machine of a claim', () => {
  it('has paths that reach every state, and knows every event type of the stream', () => {
    const reached = getShortestPaths(claimMachine).map(({ state }) => state.value);
    expect(new Set(reached)).toEqual(new Set(['draft', 'published', 'withdrawn']));
    for (const { type } of claimOwnEvents) expect(claimLifecycle.accepts('draft', type)).toBe(true);
  });

  it('throws for a log that no command can have written', () => {
    const fold = (...events: ClaimEvent[]) => after(...events);
    expect(() => fold(published)).toThrow(LifecycleError);
    expect(() => fold(entered, entered)).toThrow(LifecycleError);
    expect(() => fold(entered, published, published)).toThrow(LifecycleError);
    expect(() => fold(entered, withdrawn, published)).toThrow(LifecycleError);
  });

  it('accepts whatever the decider decides, in any order of commands', () => {
    const commands = fc.constantFrom(enter(), revise(), revise({ report: REPORT }), publish, withdraw);
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 12 }), (list) => {
        let history: ClaimEvent[] = [];
        for (const command of list) {
          const { decision } = after(...history).when(command);
          if (decision.ok) history = [...history, ...decision.events];
          else expect(decision.refusal.reasons.length).toBeGreaterThan(0);
        }
        const { state } = after(...history);
        expect(state.identity === null).toBe(history.length === 0);
      }),
    );
  });

  it('keeps events that its own schemas read back', () => {
    for (const each of [
      entered,
      event('ClaimRevised', { report: REVISED, reason: 'x' }),
      published,
      withdrawn,
    ]) {
      const spec = claimOwnEvents.find(({ type }) => type === each.type)!;
      expect(spec.parse(each.data)).toEqual(each.data);
    }
    expect(evolveClaim(noClaim, entered, {} as never).report).toBe(REPORT);
  });
});
