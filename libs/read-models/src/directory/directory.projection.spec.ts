import { exampleTerms, ID } from '@app/contracts';
import { replayTwice } from '../../../eventsourcing/src/testing/projection-memory.js';
import { LogBuilder } from '../testing/log-builder.js';
import { directoryProjection } from './directory.projection.js';

const definition = { id: 'seven-steps', version: 1, hash: 'a'.repeat(64) };
const addendum = ID.round;

function history(): LogBuilder {
  const log = new LogBuilder();
  const place = { region: '33.10', level: 'regency', name: 'FPK Kabupaten Klaten' };
  const enrolled = {
    region: '33.10',
    forum: ID.forum,
    name: 'Logam Ceper',
    aliases: ['Klaten'],
    sector: 'industry',
  };
  log.add('forum', ID.forum, [{ type: 'ForumEstablished', data: place }]);
  log.add('cluster', ID.cluster, [
    { type: 'ClusterEnrolled', data: { ...enrolled, stage: 'sentra', definition } },
  ]);
  log.add('agreement', ID.agreement, [
    { type: 'AgreementDrafted', data: { cluster: ID.cluster, kind: 'lpt', terms: exampleTerms } },
  ]);
  return log;
}

const agreementAt = async (log: LogBuilder, position: number) =>
  (await replayTwice(directoryProjection, log.entries, { log: log.entries })).asOf(
    'agreement_entry',
    position,
  )[0];

describe('directory projection', () => {
  it('knows which cluster and forum belong together', async () => {
    const log = history();
    const tables = await replayTwice(directoryProjection, log.entries, { log: log.entries });
    expect(tables.rows('forum_entry')).toMatchObject([
      { forum: ID.forum, region: '33.10', dissolved: false, enrolled: 0 },
    ]);
    expect(tables.rows('cluster_entry')).toMatchObject([
      { cluster: ID.cluster, forum: ID.forum, definition: 'seven-steps.v1', enrolled: 1 },
    ]);
  });

  it('follows an agreement through its statuses and keeps the former ones', async () => {
    const log = history();
    const add = (type: string, data: object) => log.add('agreement', ID.agreement, [{ type, data }]).position;
    const confirming = add('ConfirmationOpened', { hash: 'b'.repeat(64) });
    const active = add('AgreementActivated', {
      hash: 'b'.repeat(64),
      from: '2026-11-20',
      until: '2027-11-19',
    });
    const ended = add('AgreementEnded', { how: 'expired', endedOn: '2027-11-20', note: 'habis masa' });
    expect(await agreementAt(log, 2)).toMatchObject({
      status: 'draft',
      valid_until: exampleTerms.until,
      ended_on: null,
    });
    expect(await agreementAt(log, confirming)).toMatchObject({ status: 'confirming' });
    expect(await agreementAt(log, active)).toMatchObject({ status: 'active', ended_on: null });
    expect(await agreementAt(log, ended)).toMatchObject({ status: 'expired', ended_on: '2027-11-20' });
  });

  it('takes the new end from the addendum that was adopted', async () => {
    const log = history();
    const proposal = {
      addendum,
      what: 'x',
      until: '2028-05-19',
      deliverables: [],
      payments: [],
      hash: 'c'.repeat(64),
    };
    const proposed = log.add('agreement', ID.agreement, [
      { type: 'AddendumProposed', data: proposal },
    ]).position;
    const adopted = log.add('agreement', ID.agreement, [
      { type: 'AddendumAdopted', data: { addendum, hash: 'c'.repeat(64) } },
    ]).position;
    expect(await agreementAt(log, proposed)).toMatchObject({ valid_until: exampleTerms.until });
    expect(await agreementAt(log, adopted)).toMatchObject({ valid_until: '2028-05-19' });
  });

  it('follows a cycle that is returned and approved', async () => {
    const log = history();
    const add = (type: string, data: object = {}) => log.add('cycle', ID.item, [{ type, data }]).position;
    const steps = [
      add('CycleOpened', { cluster: ID.cluster, period: '2026-Q3' }),
      add('CycleSubmitted'),
      add('CycleReturned', { reason: 'x' }),
      add('CycleSubmitted'),
      add('CycleApproved', { period: '2026-Q3' }),
    ];
    const tables = await replayTwice(directoryProjection, log.entries, { log: log.entries });
    const statuses = steps.map((position) => tables.asOf('cycle_entry', position)[0]?.status);
    expect(statuses).toEqual(['open', 'submitted', 'open', 'submitted', 'approved']);
  });

  it('keeps an account by person without its login', async () => {
    const log = new LogBuilder();
    const login = { subject: ID.person, value: 'pengelola.klaten' };
    log.add('account', ID.seat, [{ type: 'AccountOpened', data: { person: ID.person, login } }]);
    log.add('account', ID.seat, [{ type: 'AccountDisabled', data: { reason: 'x' } }]);
    const tables = await replayTwice(directoryProjection, log.entries);
    expect(tables.rows('account_entry')).toEqual([
      { account: ID.seat, person: ID.person, disabled: true, enrolled: 0 },
    ]);
    expect(JSON.stringify(tables.history('account_entry'))).not.toContain('pengelola');
  });

  it('refuses a change on a stream that never began', async () => {
    const log = new LogBuilder();
    log.add('cycle', ID.item, [{ type: 'CycleSubmitted', data: {} }]);
    await expect(replayTwice(directoryProjection, log.entries)).rejects.toThrow('has no row in cycle_entry');
  });
});
