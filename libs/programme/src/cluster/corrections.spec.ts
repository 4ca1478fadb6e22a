import { given } from '../../../eventsourcing/src/testing/given.js';
import { sevenSteps } from '../definitions/seven-steps/index.js';
import { definitionRef } from '../definitions/registry.js';
import { event } from '../shared/event-spec.js';
import { coordinator, events, FORUM, uid } from '../testing/world.js';
import { clusterDecider } from './decider.js';
import type { ClusterEvent } from './events.js';
import { completed, enrolled, give, leaves, refuses, submitted, versionOf } from './testing/clusters.js';

const at = (version: number, index = 0) => ({ fact: { version, index }, reason: 'Salah catat' });
const gap = { type: 'supplier', why: 'Jauh' } as const;

describe('retracting a fact of the cluster', () => {
  it('takes back its effect with a reason, once', () => {
    const world = enrolled();
    events(give(world, 'explain-gap', gap));
    const version = versionOf(world, 'SupportGapExplained');
    expect(leaves(world, 'retract-fact', at(version))).toEqual([
      ['FactRetracted', { ...at(version), type: 'SupportGapExplained' }],
    ]);
    expect(world.clusterKnown().state.facts['SupportGapExplained']).toEqual([]);
    expect(refuses(world, 'retract-fact', at(version))).toEqual(['fact-unknown /fact']);
    expect(refuses(world, 'retract-fact', at(versionOf(world, 'FactRetracted')))).toEqual([
      'fact-unknown /fact',
    ]);
  });

  it('may be told of a completed step: judging it again is another matter', () => {
    const world = completed();
    events(give(world, 'explain-gap', gap));
    expect(give(world, 'retract-fact', at(versionOf(world, 'SupportGapExplained'))).ok).toBe(true);
  });

  it('refuses the enrolment, and an address without a fact', () => {
    expect(refuses(enrolled(), 'retract-fact', at(1))).toEqual(['not-retractable /fact']);
    expect(refuses(enrolled(), 'retract-fact', at(1, 1))).toEqual(['fact-unknown /fact']);
    expect(refuses(enrolled(), 'retract-fact', at(99))).toEqual(['fact-unknown /fact']);
  });

  it.each(['StepSubmitted', 'StepCompleted'])('refuses workflow: %s', (type) => {
    const world = completed();
    expect(refuses(world, 'retract-fact', at(versionOf(world, type)))).toEqual(['fact-unknown /fact']);
  });

  it('refuses a waiver and the standing of the programme', () => {
    const world = submitted();
    const reason = 'Menunggu';
    const criterion = 'fpk-decree-issued';
    events(give(world, 'request-waiver', { waiver: uid(1), criterion, reason, expires: '2026-03-31' }));
    events(give(world, 'grant-waiver', { waiver: uid(1) }, { by: coordinator }));
    events(give(world, 'suspend-programme', { reason }));
    for (const type of ['WaiverRequested', 'CriterionWaived', 'ProgrammeSuspended']) {
      expect(refuses(world, 'retract-fact', at(versionOf(world, type)))).toEqual(['fact-unknown /fact']);
    }
  });
});

describe('a log that the life of a cluster does not allow', () => {
  const fact = (type: string, data: object) => event(type, data) as unknown as ClusterEvent;
  const ENROLLED = fact('ClusterEnrolled', {
    region: '33.10',
    forum: FORUM,
    name: 'Klaster',
    aliases: [],
    sector: 'industry',
    stage: 'sentra',
    definition: { ...definitionRef(sevenSteps) },
  });
  const WITHDRAWN = fact('ProgrammeWithdrawn', { reason: 'x' });
  const GAP = fact('SupportGapExplained', gap);

  it.each([
    ['a fact before the enrolment', [GAP]],
    ['two enrolments', [ENROLLED, ENROLLED]],
    ['a fact after the withdrawal', [ENROLLED, WITHDRAWN, GAP]],
    ['workflow after the withdrawal', [ENROLLED, WITHDRAWN, fact('StepSubmitted', { step: 'fpk' })]],
    ['a submission of a locked step', [ENROLLED, fact('StepSubmitted', { step: 'flagship' })]],
    [
      'a completion of what was not submitted',
      [ENROLLED, fact('StepCompleted', { step: 'fpk', checklist: { criteria: [] } })],
    ],
    ['a lapse of what is not completed', [ENROLLED, fact('StepLapsed', { step: 'fpk' })]],
    ['a resumption of what goes on', [ENROLLED, fact('ProgrammeResumed', { reason: 'x' })]],
    ['a grant of what nobody asked for', [ENROLLED, fact('CriterionWaived', { waiver: uid(1) })]],
    [
      'a request twice',
      [ENROLLED, fact('WaiverRequested', { waiver: uid(1) }), fact('WaiverRequested', { waiver: uid(1) })],
    ],
    ['a retraction of nothing', [ENROLLED, fact('FactRetracted', { ...at(9), type: 'StageSet' })]],
    [
      'a retraction under another name',
      [ENROLLED, GAP, fact('FactRetracted', { ...at(2), type: 'StageSet' })],
    ],
  ])('is corruption: %s', (_, history: readonly ClusterEvent[]) => {
    expect(() => given(clusterDecider, history)).toThrow(/does not accept/);
  });

  it('is not folded under a definition that this program lacks', () => {
    const definition = { id: 'seven-steps', version: 1, hash: '0'.repeat(64) };
    const other = fact('ClusterEnrolled', { ...ENROLLED.data, definition });
    expect(() => given(clusterDecider, [other])).toThrow(/not known to this program/);
  });
});
