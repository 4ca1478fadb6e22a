import { workingCalendar } from '@app/calendar';
import { cycleStreamId } from '@app/programme';
import {
  APPROVER,
  judged,
  MONITOR,
  opened,
  running,
  submit,
  submitted,
} from '../../../programme/src/testing/cycles.js';
import { enrol, formForum } from '../../../programme/src/testing/journey.js';
import { CYCLE } from '../../../programme/src/testing/partners.js';
import { CLUSTER, coordinator, events, World } from '../../../programme/src/testing/world.js';
import { brief, daysOf, dueIn, ofKind } from '../testing/derive.js';

const enrolled = (day = '2026-01-05') => enrol(formForum(new World(day)));
const Q1 = (world: World, more = {}) =>
  Object.fromEntries(
    (['cycle-opening', 'cycle-evidence', 'cycle-submission', 'cycle-review'] as const).map((kind) => [
      kind.slice(6),
      ofKind(world, kind, more)
        .filter(({ period }) => period!.startsWith('2026-Q1'))
        .map(brief),
    ]),
  );
const suspend = (world: World) => {
  events(world.cluster({ type: 'suspend-programme', data: { reason: 'Banjir' } }));
  return world;
};
const resume = (world: World) => {
  events(world.cluster({ type: 'resume-programme', data: { reason: 'Pulih' } }));
  return world;
};

describe('the monitoring of a quarter', () => {
  it('is opened on its first working day and reported on working days 5, 10 and 14 after its end', () => {
    expect(Q1(enrolled())).toEqual({
      opening: ['2026-Q1 2026-01-06 open'],
      evidence: ['2026-Q1 2026-04-07 open'],
      submission: ['2026-Q1 2026-04-14 open'],
      review: ['2026-Q1 2026-04-20 open'],
    });
    const opening = ofKind(enrolled(), 'cycle-opening').map(({ due }) => due);
    expect(opening).toEqual(['2026-01-06', '2026-04-01']);
  });

  it('counts around Indonesia’s holidays: Good Friday 2026 puts everything after it off by a day', () => {
    const calendar = workingCalendar({ zone: 'WIB', region: '33.10', recorded: [] });
    const { evidence, submission, review } = Q1(enrolled(), { calendar });
    expect([evidence, submission, review]).toEqual([
      ['2026-Q1 2026-04-08 open'],
      ['2026-Q1 2026-04-15 open'],
      ['2026-Q1 2026-04-21 open'],
    ]);
  });

  it('has keys of the cluster’s one cycle, before it is opened and after', () => {
    const stream = cycleStreamId(CLUSTER, '2026-Q1');
    const keys = (world: World) =>
      dueIn(world)
        .map(({ key }) => key)
        .filter((key) => key.endsWith('2026-Q1'))
        .sort();
    const wanted = ['evidence', 'opening', 'review', 'submission'].map(
      (what) => `cycle-${what}:${stream}:2026-Q1`,
    );
    expect(keys(enrolled())).toEqual(wanted);
    expect(keys(submitted())).toEqual(wanted);
  });

  it('is met by the facts of its cycle, one after the other', () => {
    expect(Q1(opened())).toMatchObject({
      opening: ['2026-Q1 2026-01-06 met'],
      evidence: ['2026-Q1 2026-04-07 open'],
    });
    expect(Q1(judged())).toMatchObject({
      evidence: ['2026-Q1 2026-04-07 met'],
      submission: ['2026-Q1 2026-04-14 open'],
    });
    expect(Q1(judged({ 'fkak/cooperation': null }))).toMatchObject({ evidence: ['2026-Q1 2026-04-07 open'] });
    expect(Q1(submitted())).toMatchObject({
      submission: ['2026-Q1 2026-04-14 met'],
      review: ['2026-Q1 2026-04-20 open'],
    });
    const [evidence] = ofKind(submitted(), 'cycle-evidence');
    expect(evidence!.settledBy).toMatchObject({ stream: CYCLE, type: 'CycleSubmitted' });
  });

  it('that was returned is submitted and decided again, each as a duty of its own', () => {
    const world = submitted().on('2026-04-13');
    events(world.cycle(CYCLE, { type: 'return-cycle', data: { reason: 'Bukti' } }, { by: APPROVER }));
    world.on('2026-04-16');
    expect(Q1(world)).toMatchObject({
      submission: ['2026-Q1 2026-04-14 met', '2026-Q1/2 2026-04-20 open'],
      review: ['2026-Q1 2026-04-20 met'],
    });
    events(world.cycle(CYCLE, submit, { by: MONITOR }));
    // Four working days, as between submission and review by default, and not before working day 14.
    expect(Q1(world)).toMatchObject({
      submission: ['2026-Q1 2026-04-14 met', '2026-Q1/2 2026-04-20 met'],
      review: ['2026-Q1 2026-04-20 met', '2026-Q1/2 2026-04-22 open'],
    });
    events(world.cycle(CYCLE, { type: 'recall-cycle', data: { reason: 'Keliru' } }, { by: MONITOR }));
    expect(Q1(world)).toMatchObject({
      review: ['2026-Q1 2026-04-20 met', '2026-Q1/2 2026-04-22 void recalled'],
    });
    expect(Q1(world).submission).toContain('2026-Q1/3 2026-04-23 open');
  });

  it('submitted late has time for its review', () => {
    const world = judged().on('2026-05-11');
    events(world.cycle(CYCLE, submit, { by: MONITOR }));
    expect(Q1(world)).toMatchObject({ review: ['2026-Q1 2026-05-15 open'] });
  });

  it('is not asked for before the enrolment was recorded, however old the cluster is', () => {
    const world = formForum(new World('2026-08-20'));
    const data = {
      region: '33.10',
      forum: world.surroundings().forum!.stream,
      name: 'Lama',
      aliases: [],
      sector: 'industry' as const,
      stage: 'sentra' as const,
    };
    events(world.cluster({ type: 'enrol-cluster', data }, { effective: '2024-01-01' }));
    const periods = dueIn(world).flatMap(({ kind, period }) => (kind === 'cycle-opening' ? [period] : []));
    expect(periods).toEqual(['2026-Q3', '2026-Q4']);
    expect(ofKind(world, 'cycle-opening')[0]!.due).toBe('2026-08-21');
  });

  it('is told to the monitor, then to the coordinator, then to the manager', () => {
    const [evidence] = ofKind(enrolled(), 'cycle-evidence');
    expect(daysOf(evidence!)).toEqual({
      before: '2026-04-02',
      due: '2026-04-07',
      overdue: '2026-04-13',
      escalated: '2026-04-14',
      'escalated-again': '2026-04-21',
    });
    expect(evidence!.ladder.map(({ to }) => to.role)).toEqual([
      'monitor',
      'monitor',
      'monitor',
      'coordinator',
      'manager',
    ]);
    expect(evidence!.ladder[3]!.to.person).toBe(coordinator.person);
    expect([evidence!.overdueFrom, evidence!.graceWorkingDays]).toEqual(['2026-04-13', 3]);
  });
});

describe('a programme that was suspended', () => {
  it('owes nothing meanwhile, and what fell due comes after it resumed', () => {
    const world = suspend(enrolled().on('2026-04-02')).on('2026-04-10');
    expect(Q1(world)).toMatchObject({ evidence: ['2026-Q1 2026-04-07 void suspended'] });
    resume(world.on('2026-04-10'));
    expect(Q1(world)).toEqual({
      opening: ['2026-Q1 2026-01-06 open'],
      evidence: ['2026-Q1 2026-04-17 open'],
      submission: ['2026-Q1 2026-04-14 open'],
      review: ['2026-Q1 2026-04-20 open'],
    });
  });

  it('is not asked for a quarter that it was suspended all through', () => {
    const world = resume(suspend(enrolled().on('2026-03-30')).on('2026-07-02'));
    const [, second, third] = ofKind(world, 'cycle-submission').map(brief);
    expect([second, third]).toEqual(['2026-Q2 2026-07-14 void suspended', '2026-Q3 2026-10-14 open']);
  });

  it('keeps its keys when it comes back', () => {
    const world = enrolled().on('2026-04-06');
    const shown = (now: World) =>
      dueIn(now)
        .filter(({ opens }) => opens <= '2026-04-06')
        .map(({ key }) => key);
    const before = shown(world);
    resume(suspend(world).on('2026-04-20'));
    expect(dueIn(world).map(({ key }) => key)).toEqual(expect.arrayContaining(before));
  });
});

describe('a cluster that was withdrawn', () => {
  it('owes nothing more; what was met stays met, and no later quarter shows', () => {
    const world = opened(running()).on('2026-04-03');
    events(world.cluster({ type: 'withdraw-programme', data: { reason: 'Bubar' } }));
    world.on('2026-12-01');
    expect(Q1(world)).toEqual({
      opening: ['2026-Q1 2026-01-06 met'],
      evidence: ['2026-Q1 2026-04-07 void withdrawn'],
      submission: [],
      review: [],
    });
    const cluster = dueIn(world).filter((each) => each.cluster !== null);
    expect(cluster.filter(({ state }) => state === 'open')).toEqual([]);
    expect(cluster.filter(({ opens }) => opens > '2026-04-03')).toEqual([]);
  });
});
