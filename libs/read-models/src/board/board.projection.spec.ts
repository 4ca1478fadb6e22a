import type { SealedEntry } from '@app/eventsourcing';
import { replayTwice } from '../../../eventsourcing/src/testing/projection-memory.js';
import { bruteForce } from '../testing/brute-force.js';
import { ClusterHistory } from '../testing/cluster-history.js';
import { largeProgramme } from '../testing/large-programme.js';
import { boardProjection } from './board.projection.js';
import type { ChecklistRow, StepBoardRow } from './board-row.js';

const project = (entries: readonly SealedEntry[]) => replayTwice(boardProjection, entries, { log: entries });

async function boardOf(history: ClusterHistory): Promise<StepBoardRow[]> {
  return (await project(history.log.entries)).rows('step_board') as unknown as StepBoardRow[];
}

const rowOf = async (history: ClusterHistory): Promise<StepBoardRow> => (await boardOf(history))[0]!;

/** A cluster whose first four steps are done. */
function united(): ClusterHistory {
  const history = new ClusterHistory().forum(1).enrol(1, 1);
  history.onCluster(1, 'FlagshipCited', { round: history.round(1) });
  return history.complete(1, 'fpk', 'flagship').support(1).complete(1, 'support').fkak(1).complete(1, 'fkak');
}

describe('why not yet', () => {
  it('names the first hard criterion that is not met, in both languages', async () => {
    const history = new ClusterHistory().enrol(1, 1);
    expect(await rowOf(history)).toMatchObject({
      step: 1,
      step_state: 'open',
      waiting_for: 'manager',
      blocking: {
        step: 'fpk',
        criterion: 'fpk-members-named',
        text: {
          id: 'Setiap kursi diisi orang yang disebut namanya: belum ada catatan',
          en: 'Every seat is held by a person known by name: nothing recorded',
        },
      },
    });
  });

  it('names a soft criterion once the hard ones are met', async () => {
    const history = new ClusterHistory().forum(1).enrol(1, 1);
    const { blocking, waiting_for } = await rowOf(history);
    expect(blocking).toMatchObject({ criterion: 'fpk-decree-issued', code: 'unmet' });
    expect(waiting_for).toBe('manager');
  });

  it('waits for the coordinator while a waiver is asked for', async () => {
    const history = new ClusterHistory().forum(1).enrol(1, 1);
    const asked = {
      waiver: history.thing(),
      criterion: 'fpk-decree-issued',
      reason: 'x',
      expires: '2026-12-31',
    };
    history.onCluster(1, 'WaiverRequested', asked);
    expect((await rowOf(history)).waiting_for).toBe('coordinator');
    history.onCluster(1, 'CriterionWaived', { ...asked, requestedBy: null });
    expect(await rowOf(history)).toMatchObject({
      blocking: { code: 'ready' },
      waiting_for: 'manager',
      flags: ['waived'],
    });
  });

  it('waits for the coordinator once a step is submitted', async () => {
    const history = united();
    history.onCluster(1, 'StepSubmitted', { step: 'lpt', checklist: {} });
    expect(await rowOf(history)).toMatchObject({
      step: 5,
      step_state: 'submitted',
      waiting_for: 'coordinator',
      blocking: { code: 'awaiting-approval', criterion: null },
    });
  });

  it('waits for the side that has not confirmed', async () => {
    const history = united();
    history.draft(1, 1, 'lpt');
    history.onAgreement(1, 'ConfirmationOpened', { hash: 'a'.repeat(64) });
    expect((await rowOf(history)).waiting_for).toBe('fkak-rep');
    history.onAgreement(1, 'PartyConfirmed', { side: 'cluster', hash: 'a'.repeat(64) });
    expect(await rowOf(history)).toMatchObject({
      waiting_for: 'lpt',
      blocking: {
        criterion: 'lpt-agreement-active',
        text: { en: expect.stringContaining('awaiting confirmation') },
      },
    });
  });

  it('says that a suspended programme is, and asks for no judging by time', async () => {
    const history = united();
    history.onCluster(1, 'ProgrammeSuspended', { reason: 'Banjir' });
    expect(await rowOf(history)).toMatchObject({
      standing: 'suspended',
      waiting_for: 'manager',
      blocking: { code: 'suspended' },
      rejudge_on: null,
      next_change: null,
    });
  });
});

describe('steps and flags', () => {
  it('flags completed steps after a lapsed one', async () => {
    const history = united();
    history.lapse(1, 'support');
    const { step, step_state, flags, steps } = await rowOf(history);
    expect([step, step_state]).toEqual([3, 'lapsed']);
    expect(flags).toEqual(expect.arrayContaining(['lapsed', 'after-lapsed']));
    expect(steps.filter((each) => each.flags.includes('after-lapsed')).map(({ key }) => key)).toEqual([
      'fkak',
    ]);
  });

  it('shows that a flagship was chosen without comparison', async () => {
    const history = new ClusterHistory().forum(1).enrol(1, 1);
    history.onCluster(1, 'FlagshipCited', { round: history.round(1) });
    history.complete(1, 'fpk');
    expect((await rowOf(history)).flags).toContain('no-comparison');
  });

  it('flags an open complaint of a one-sided loss until it is resolved', async () => {
    const history = united();
    history.activate(1, history.draft(1, 1, 'lpt'));
    const complaint = history.thing();
    history.onAgreement(1, 'ComplaintFiled', {
      complaint,
      party: 'cluster',
      kind: 'one-sided-loss',
      what: 'x',
    });
    expect((await rowOf(history)).flags).toContain('one-sided-loss');
    history.onAgreement(1, 'ComplaintResolved', { complaint, upheld: true, how: 'x' });
    expect((await rowOf(history)).flags).not.toContain('one-sided-loss');
  });

  it('keeps how a completed step was completed and judges what must go on', async () => {
    const history = united();
    const tables = await project(history.log.entries);
    const [checklist] = tables
      .rows('checklist')
      .filter(({ step }) => step === 'fkak') as unknown as ChecklistRow[];
    expect(checklist).toMatchObject({ mode: 'continuing', passes: true });
    expect(checklist!.criteria.map(({ id }) => id)).toEqual(['fkak-subgroups-represented', 'fkak-size']);
    expect((await rowOf(history)).steps[3]).toMatchObject({
      key: 'fkak',
      state: 'completed',
      met: 1,
      total: 1,
    });
  });

  it('says on which day a completed step must be judged again', async () => {
    const history = united();
    history.activate(1, history.draft(1, 1, 'lpt', { until: '2026-06-30' }));
    history.complete(1, 'lpt');
    expect(await rowOf(history)).toMatchObject({
      rejudge_on: '2026-07-01',
      rejudge_at: '2026-06-30T17:00:00.000Z',
    });
  });
});

describe('what an entry touches', () => {
  it('is every cluster of its forum and no other', async () => {
    const history = new ClusterHistory().forum(1).forum(2).enrol(1, 1).enrol(2, 1).enrol(3, 2);
    history.onForum(1, 'HonorariumReported', {
      case: history.thing(),
      person: history.personId(1),
      paidOn: '2026-01-05',
      what: 'x',
    });
    const blocking = (await boardOf(history)).map((row) => row.blocking!.criterion);
    expect(blocking).toEqual(['fpk-no-honorarium', 'fpk-no-honorarium', 'fpk-decree-issued']);
  });

  it('is every cluster of a region whose number changes, and of those below', async () => {
    const history = new ClusterHistory().forum(1).enrol(1, 1).enrol(2, 1, { region: '33.18' });
    history.onRegion('33.10', 'ParameterOverridden', {
      criterion: 'fpk-organs-diverse',
      parameter: 'minKinds',
      value: 9,
    });
    expect((await boardOf(history)).map((row) => row.blocking!.criterion)).toEqual([
      'fpk-organs-diverse',
      'fpk-decree-issued',
    ]);
    history.onRegion('33', 'ParameterOverridden', {
      criterion: 'fpk-organs-diverse',
      parameter: 'minKinds',
      value: 8,
    });
    history.onRegion('33.10', 'ParameterReset', { criterion: 'fpk-organs-diverse', parameter: 'minKinds' });
    const texts = (await boardOf(history)).map((row) => row.blocking!.text.en);
    expect(texts.every((text) => text.endsWith('5, should be at least 8'))).toBe(true);
  });

  it('is news of the clusters that a meeting was about', async () => {
    const history = new ClusterHistory().forum(1).enrol(1, 1).enrol(2, 1);
    history.meeting(1, [2]);
    const news = (await project(history.log.entries)).rows('cluster_news');
    expect(news.map(({ cluster, event }) => [cluster, event])).toEqual([
      [history.clusterId(1), 'ClusterEnrolled'],
      [history.clusterId(2), 'MeetingHeld'],
    ]);
  });

  it('writes nothing when no answer changes', async () => {
    const history = united();
    const before = (await project(history.log.entries)).history('step_board').length;
    history.onCluster(1, 'ActionItemClosed', {
      body: 'fkak',
      action: history.thing(),
      doneOn: '2026-01-05',
      how: 'x',
    });
    const tables = await project(history.log.entries);
    expect(tables.history('step_board')).toHaveLength(before);
  });
});

describe('every row as of every position', () => {
  // Some days apart nothing falls due between two entries, some weeks apart much does.
  it.each([1, 17, 45])(
    'is what the bare log says, whatever was remembered, at rounds %d days apart',
    async (days) => {
      const { entries } = largeProgramme(2, 170, days).log;
      const tables = await project(entries);
      for (const { position, at, category } of entries) {
        const prefix = entries.slice(0, position + 1);
        for (const row of tables.asOf('step_board', position) as unknown as StepBoardRow[]) {
          const judged = bruteForce(prefix, row.cluster, lastTouch(prefix, row));
          expect({ position, at, category, row: row.digest }).toEqual({
            position,
            at,
            category,
            row: judged.row.digest,
          });
          const stored = tables.asOf('checklist', position) as unknown as ChecklistRow[];
          const digests = stored.filter(({ cluster }) => cluster === row.cluster).map(({ digest }) => digest);
          expect(digests.sort()).toEqual(judged.checklists.map(({ digest }) => digest).sort());
        }
      }
    },
    60_000,
  );
});

/** When the cluster was last looked at: the time of the last entry that touches it. */
function lastTouch(prefix: readonly SealedEntry[], row: StepBoardRow): string {
  const names = new Set([row.cluster, row.forum]);
  for (const { stream, version, events } of prefix) {
    if (version === 1 && (events[0]!.data as { cluster?: string }).cluster === row.cluster) names.add(stream);
  }
  return prefix.findLast(({ stream }) => names.has(stream))!.at;
}
