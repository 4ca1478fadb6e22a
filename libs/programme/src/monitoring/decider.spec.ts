import { CYCLE, LPT } from '../testing/partners.js';
import { enrol, formForum } from '../testing/journey.js';
import { CLUSTER, coordinator, events, FORUM, manager, refusedFor, uid, World } from '../testing/world.js';
import { given } from '../../../eventsourcing/src/testing/given.js';
import { cycleDecider } from './decider.js';
import type { CycleState } from './state.js';
import {
  approve,
  approved,
  APPROVER,
  finding,
  item,
  itemId,
  judged,
  MONITOR,
  open,
  opened,
  running,
  submit,
  submitted,
} from './testing/cycles.js';
import { cycleStreamId } from './views.js';

const stateOf = (world: World): CycleState =>
  world.surroundings().cycles.find(({ stream }) => stream === CYCLE)!.state;
const by = { by: MONITOR };

describe('opening a cycle', () => {
  it('takes a quarter that has begun', () => {
    const world = running();
    expect(events(world.cycle(CYCLE, open(), by))).toMatchObject([{ type: 'CycleOpened' }]);
    expect(stateOf(world)).toMatchObject({
      lifecycle: 'open',
      identity: { cluster: CLUSTER, period: '2026-Q1' },
    });
  });

  it('takes it from its first moment in the region', () => {
    const world = running().on('2026-04-01');
    expect(world.cycle(CYCLE, open('2026-Q2'), by).ok).toBe(true);
  });

  it('refuses a quarter that has not begun, and one before the cluster was enrolled', () => {
    expect(refusedFor(running().on('2026-03-31').cycle(CYCLE, open('2026-Q2'), by))).toEqual([
      'period-not-begun /period',
    ]);
    expect(refusedFor(running().cycle(CYCLE, open('2025-Q4'), by))).toEqual([
      'period-before-enrolment /period',
    ]);
  });

  it('is refused twice, and for an unknown or withdrawn cluster', () => {
    expect(refusedFor(opened().cycle(CYCLE, open(), by))).toEqual(['cycle-exists /period']);
    const none = { cluster: null, forum: null, agreements: [] };
    given(cycleDecider).when(open(), {}, none).thenRefused('open-cycle-refused', ['cluster-unknown']);
    const world = running();
    events(world.cluster({ type: 'withdraw-programme', data: { reason: 'Bubar' } }));
    expect(refusedFor(world.cycle(CYCLE, open(), by))).toEqual(['cluster-withdrawn /cluster']);
  });

  it('gives one id to one cluster and period', () => {
    const ids = [
      cycleStreamId(CLUSTER, '2026-Q1'),
      cycleStreamId(CLUSTER, '2026-Q2'),
      cycleStreamId(FORUM, '2026-Q1'),
    ];
    expect(new Set(ids).size).toBe(3);
    expect(cycleStreamId(CLUSTER, '2026-Q1')).toBe(ids[0]);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
  });

  it('is where every other command begins', () => {
    expect(refusedFor(running().cycle(CYCLE, submit, by))).toEqual(['cycle-unknown']);
  });
});

describe('judging an item', () => {
  it('records it', () => {
    const world = opened();
    expect(events(world.cycle(CYCLE, item('lpt', 'progress'), by))).toEqual([
      { type: 'ItemJudged', schema: 1, data: item('lpt', 'progress').data },
    ]);
  });

  it('refuses an id twice, and the same question twice', () => {
    const world = judged();
    expect(refusedFor(world.cycle(CYCLE, item('lpt', 'progress'), by))).toEqual([
      'id-taken /item',
      'already-judged /aspect',
    ]);
  });

  it('may still examine what was left unexamined', () => {
    const world = judged({ 'lpt/progress': { verdict: 'unexamined', evidence: [] } });
    expect(world.cycle(CYCLE, item('lpt', 'progress', { item: uid(1) }), by).ok).toBe(true);
  });

  it.each(['fpk', 'institution', 'lpt', 'pke', 'fkak'] as const)(
    'refuses a subject that is no %s',
    (actor) => {
      const decision = opened().cycle(CYCLE, item(actor, 'progress', { subject: uid(1) }), by);
      expect(refusedFor(decision)).toEqual(['subject-unknown /subject']);
    },
  );

  it('refuses an LPT agreement as a PKE', () => {
    const decision = opened().cycle(CYCLE, item('pke', 'progress', { subject: LPT }), by);
    expect(refusedFor(decision)).toEqual(['subject-unknown /subject']);
  });

  it('asks cooperation of the FKAK only, and evidence for what conforms', () => {
    const world = opened();
    expect(refusedFor(world.cycle(CYCLE, item('lpt', 'cooperation'), by))).toEqual([
      'aspect-of-fkak /aspect',
    ]);
    expect(refusedFor(world.cycle(CYCLE, item('lpt', 'progress', { evidence: [] }), by))).toEqual([
      'evidence-missing /evidence',
    ]);
    expect(world.cycle(CYCLE, item('lpt', 'progress', { evidence: [], verdict: 'fails' }), by).ok).toBe(true);
  });

  it('is over once the cycle is submitted or approved', () => {
    const again = item('lpt', 'progress', {
      verdict: 'fails',
      item: uid(1),
      aspect: 'cooperation',
      actor: 'fkak',
      subject: CLUSTER,
    });
    expect(refusedFor(submitted().cycle(CYCLE, again, by))).toContain('wrong-state');
    expect(refusedFor(approved().cycle(CYCLE, again, by))).toContain('wrong-state');
  });
});

describe('raising a finding', () => {
  const world = (verdict: 'partly' | 'fails' | 'conforms' | 'unexamined') =>
    judged({ 'lpt/progress': { verdict } });
  const progress = itemId('lpt', 'progress');

  it.each(['partly', 'fails'] as const)('follows an item that %s', (verdict) => {
    expect(world(verdict).cycle(CYCLE, finding(progress), by).ok).toBe(true);
  });

  it.each(['conforms', 'unexamined'] as const)('refuses an item that is: %s', (verdict) => {
    expect(refusedFor(world(verdict).cycle(CYCLE, finding(progress), by))).toEqual(['nothing-to-find /item']);
  });

  it('refuses an unknown item, a due date that is past, and an id twice', () => {
    const failing = world('fails');
    expect(refusedFor(failing.cycle(CYCLE, finding(uid(1), '2026-01-04'), by))).toEqual([
      'item-unknown /item',
      'due-past /due',
    ]);
    events(failing.cycle(CYCLE, finding(progress, failing.today), by));
    expect(refusedFor(failing.cycle(CYCLE, finding(progress), by))).toEqual(['id-taken /finding']);
  });
});

describe('submitting a cycle', () => {
  const reasonsOf = (world: World) => {
    const decision = world.cycle(CYCLE, submit, by);
    const reasons = decision.ok ? [] : decision.refusal.reasons;
    return reasons.map(({ code, params }) => [code, params ?? {}] as const);
  };

  it('takes one that covers everything', () => {
    const world = judged();
    expect(events(world.cycle(CYCLE, submit, by))).toMatchObject([{ type: 'CycleSubmitted' }]);
    expect(stateOf(world)).toMatchObject({ lifecycle: 'submitted', submittedBy: MONITOR });
  });

  it('names every actor and agreement that was not examined, with the aspects', () => {
    const all = ['implementation', 'progress', 'conformity', 'fairness'];
    expect(reasonsOf(opened()).map(([code, params]) => [code, params['actor'], params['aspects']])).toEqual([
      ['actor-uncovered', 'fpk', all],
      ['actor-uncovered', 'institution', all],
      ['actor-uncovered', 'lpt', all],
      ['actor-uncovered', 'pke', all],
      ['actor-uncovered', 'fkak', [...all, 'cooperation']],
      ['agreement-uncovered', 'lpt', all],
      ['agreement-uncovered', 'pke', all],
    ]);
  });

  it('takes "not examined" for what it says', () => {
    const world = judged({ 'fpk/conformity': { verdict: 'unexamined', evidence: [] } });
    expect(reasonsOf(world)).toEqual([
      ['actor-uncovered', { actor: 'fpk', subject: null, aspects: ['conformity'] }],
    ]);
  });

  it('asks a finding of whatever fails or partly conforms', () => {
    const world = judged({ 'fpk/fairness': { verdict: 'fails' }, 'lpt/progress': { verdict: 'partly' } });
    events(world.cycle(CYCLE, finding(itemId('fpk', 'fairness')), by));
    expect(reasonsOf(world)).toEqual([
      ['finding-missing', { item: itemId('lpt', 'progress'), actor: 'lpt', aspect: 'progress' }],
    ]);
  });

  it('asks nothing of whoever was not at work yet: monitoring runs from enrolment on', () => {
    const world = enrol(formForum(new World()));
    events(world.cycle(CYCLE, open(), by));
    expect(reasonsOf(world).map(([, params]) => params['actor'])).toEqual(['fpk']);
  });

  it('asks of a period only what was in force in it', () => {
    const world = running().on('2026-04-02');
    const ended = { type: 'terminate-agreement', data: { endedOn: '2026-03-31', reason: 'x' } } as const;
    events(world.agreement(LPT, ended));
    events(world.cycle(CYCLE, open('2026-Q2'), by));
    expect(reasonsOf(world).map(([, params]) => params['actor'])).toEqual([
      'fpk',
      'institution',
      'pke',
      'fkak',
      'pke',
    ]);
  });

  it('takes effect when it is recorded, and only once', () => {
    expect(refusedFor(judged().cycle(CYCLE, submit, { ...by, effective: '2026-01-04' }))).toEqual([
      'not-backdatable /effectiveAt',
    ]);
    expect(refusedFor(submitted().cycle(CYCLE, submit, by))).toEqual(['wrong-state']);
  });
});

describe('deciding on a submitted cycle', () => {
  const recall = { type: 'recall-cycle', data: { reason: 'Terlewat' } } as const;
  const give = { type: 'return-cycle', data: { reason: 'Bukti kurang' } } as const;

  it('is recalled by whoever submitted it, and by nobody else', () => {
    const world = submitted();
    expect(refusedFor(world.cycle(CYCLE, recall, { by: APPROVER }))).toEqual(['not-submitter']);
    events(world.cycle(CYCLE, recall, by));
    expect(stateOf(world)).toMatchObject({ lifecycle: 'open', submittedBy: null });
  });

  it('is returned by another person', () => {
    const world = submitted();
    expect(refusedFor(world.cycle(CYCLE, give, by))).toEqual(['own-submission']);
    events(world.cycle(CYCLE, give, { by: APPROVER }));
    expect(stateOf(world).lifecycle).toBe('open');
  });

  it('is approved by another person, with its period', () => {
    const world = submitted();
    expect(events(world.cycle(CYCLE, approve, { by: APPROVER }))).toMatchObject([
      { type: 'CycleApproved', data: { period: '2026-Q1' } },
    ]);
    expect(stateOf(world).lifecycle).toBe('approved');
    expect(stateOf(world).approvedAt).toMatch(/^2026-01-05T/);
  });

  it('is not approved by whoever submitted it or judged an item', () => {
    expect(refusedFor(submitted().cycle(CYCLE, approve, by))).toEqual(['own-submission', 'own-judgement']);
    const world = judged();
    events(world.cycle(CYCLE, submit, { by: manager }));
    expect(refusedFor(world.cycle(CYCLE, approve, by))).toEqual(['own-judgement']);
    expect(world.cycle(CYCLE, approve, { by: coordinator }).ok).toBe(true);
  });

  it('is not approved when something came into force meanwhile', () => {
    const world = submitted();
    const replaced = { type: 'explain-gap', data: { type: 'other', why: 'x' } } as const;
    events(world.cluster(replaced));
    expect(world.cycle(CYCLE, approve, { by: APPROVER }).ok).toBe(true);
    const grown = submitted();
    const { agreements } = grown.surroundings();
    const another = { ...agreements[0]!, stream: uid(0xb9) };
    const facts = {
      cluster: grown.clusterKnown(),
      forum: grown.surroundings().forum,
      agreements: [...agreements, another],
    };
    const context = {
      commandId: uid(1),
      stream: CYCLE,
      actor: APPROVER,
      at: '2026-01-05T06:00:00.000Z',
      effectiveAt: '2026-01-05T06:00:00.000Z',
    };
    expect(refusedFor(cycleDecider.decide(approve, stateOf(grown), context, facts))).toEqual([
      'agreement-uncovered',
    ]);
  });

  it('has nothing to decide while it is open', () => {
    for (const command of [recall, give, approve]) {
      expect(refusedFor(judged().cycle(CYCLE, command, { by: APPROVER }))).toEqual(['wrong-state']);
    }
  });
});
