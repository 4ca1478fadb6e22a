import { addDays } from '@app/programme';
import { replayTwice } from '../../../eventsourcing/src/testing/projection-memory.js';
import { ClusterHistory } from '../testing/cluster-history.js';
import { dueDatesProjection } from './due-dates.projection.js';

async function duesOf({ log }: ClusterHistory) {
  const tables = await replayTwice(dueDatesProjection, log.entries, { log: log.entries });
  return tables.rows('due_date');
}

const seatOf = (history: ClusterHistory, more: object = {}) => ({
  seat: history.thing(),
  person: history.personId(1),
  organKind: 'bappeda',
  organ: 'Bappeda',
  standing: 'core',
  ...more,
});
const HASH = 'c'.repeat(64);

describe('due dates', () => {
  it('has an agreement end on the day after its last, at midnight of its region', async () => {
    const history = new ClusterHistory().forum(1).enrol(1, 1, { region: '73.71' }).fkak(1);
    const terms = history.draft(1, 1, 'lpt', { until: '2026-06-30' });
    expect(await duesOf(history)).toEqual([]);
    history.activate(1, terms);
    expect(await duesOf(history)).toEqual([
      {
        key: `agreement-expiry:${history.agreementId(1)}`,
        kind: 'agreement-expiry',
        stream: history.agreementId(1),
        cluster: history.clusterId(1),
        due: '2026-07-01',
        due_at: '2026-06-30T16:00:00.000Z',
        params: { until: '2026-06-30' },
      },
    ]);
  });

  it('moves with an addendum and goes when the agreement ends', async () => {
    const history = new ClusterHistory().forum(1).enrol(1, 1).fkak(1);
    history.activate(1, history.draft(1, 1, 'lpt', { until: '2026-06-30' }));
    const addendum = history.thing();
    const content = { what: 'x', until: '2026-12-31', deliverables: [], payments: [] };
    history.onAgreement(1, 'AddendumProposed', { addendum, ...content, hash: HASH });
    history.onAgreement(1, 'AddendumAdopted', { addendum, hash: HASH });
    expect(await duesOf(history)).toMatchObject([{ due: '2027-01-01' }]);
    history.onAgreement(1, 'AgreementEnded', { how: 'fulfilled', endedOn: '2026-05-01', note: 'x' });
    expect(await duesOf(history)).toEqual([]);
  });

  it('has a waiver end after its last day, unless it is revoked', async () => {
    const history = new ClusterHistory().forum(1).enrol(1, 1);
    const waiver = history.thing();
    const asked = { waiver, criterion: 'fpk-decree-issued', reason: 'x', expires: '2026-03-31' };
    history.onCluster(1, 'WaiverRequested', asked);
    expect(await duesOf(history)).toEqual([]);
    history.onCluster(1, 'CriterionWaived', { ...asked, requestedBy: null });
    expect(await duesOf(history)).toMatchObject([{ key: `waiver-expiry:${waiver}`, due: '2026-04-01' }]);
    history.onCluster(1, 'WaiverRevoked', { waiver, reason: 'x' });
    expect(await duesOf(history)).toEqual([]);
  });

  it('has a term end once, whoever sits there next', async () => {
    const history = new ClusterHistory().forum(1);
    const seat = seatOf(history, { until: '2026-03-31' });
    history.onForum(1, 'MemberSeated', seat);
    expect(await duesOf(history)).toMatchObject([{ kind: 'member-term', due: '2026-04-01', cluster: null }]);
    history.log.passDays(100);
    history.onForum(1, 'MemberLeft', {
      seat: seat.seat,
      leftOn: '2026-04-01',
      why: 'x',
      how: 'term-ended',
      seatContinues: true,
    });
    expect(await duesOf(history)).toEqual([]);
    history.onForum(1, 'MemberSeated', { ...seat, until: '2026-12-31' });
    expect(await duesOf(history)).toMatchObject([{ due: '2027-01-01' }]);
  });

  it('brings a term back when the departure was recorded by mistake', async () => {
    const history = new ClusterHistory().forum(1);
    const seat = seatOf(history, { until: '2026-03-31' });
    history.onForum(1, 'MemberSeated', seat);
    const left = { seat: seat.seat, leftOn: history.today, why: 'x', how: 'left', seatContinues: true };
    const { version } = history.onForum(1, 'MemberLeft', left);
    expect(await duesOf(history)).toEqual([]);
    history.onForum(1, 'FactRetracted', { fact: { version, index: 0 }, type: 'MemberLeft', reason: 'x' });
    expect(await duesOf(history)).toMatchObject([{ due: '2026-04-01' }]);
  });

  it('has a representative leave at the end of the term', async () => {
    const history = new ClusterHistory().forum(1).enrol(1, 1).fkak(1);
    const until = addDays(history.today, 30);
    const [seat, subgroup] = [history.thing(), history.thing()];
    history.onCluster(1, 'SubgroupListed', { subgroup, name: 'x' });
    history.onCluster(1, 'RepresentativeSeated', { seat, person: history.personId(7), subgroup, until });
    expect(await duesOf(history)).toMatchObject([
      { key: `representative-term:${seat}`, cluster: history.clusterId(1), due: addDays(until, 1) },
    ]);
  });

  it.each([
    ['a forum that is dissolved', 'ForumDissolved'],
    ['a cluster that is withdrawn', 'ProgrammeWithdrawn'],
  ])('expects nothing of %s', async (_, type) => {
    const history = new ClusterHistory().forum(1).enrol(1, 1).fkak(1);
    const until = addDays(history.today, 30);
    history.onForum(1, 'MemberSeated', seatOf(history, { person: history.personId(9), until }));
    const subgroup = history.thing();
    history.onCluster(1, 'SubgroupListed', { subgroup, name: 'x' });
    const seat = { seat: history.thing(), person: history.personId(7), subgroup, until };
    history.onCluster(1, 'RepresentativeSeated', seat);
    expect(await duesOf(history)).toHaveLength(2);
    if (type === 'ForumDissolved') history.onForum(1, type, { reason: 'x' });
    else history.onCluster(1, type, { reason: 'x' });
    expect(await duesOf(history)).toHaveLength(1);
  });
});
