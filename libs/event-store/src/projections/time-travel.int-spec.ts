import 'reflect-metadata';
import fc from 'fast-check';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { type MemoryTables, replay } from '../../../eventsourcing/src/testing/projection-memory.js';
import { openProjectionLog } from '../testing/projection-log.js';
import type { ProjectionLog } from '../testing/projection-log.js';
import { appendAll, randomEntries, sampleProjection, SEED } from '../testing/sample-projections.js';
import { asOfClause, resolveAsOf } from './as-of.js';
import { ProjectionRunner } from './projection-runner.js';

const integer = {
  to: (value: number) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

/** A read model's entity stands on the view with the stable name; which build it shows is the runner's business. */
@Entity({ schema: 'read', name: 'group_sum', synchronize: false })
class GroupSum {
  @PrimaryColumn({ name: 'group_name', type: 'text' })
  groupName!: string;

  @Column({ type: 'bigint', transformer: integer })
  total!: number;

  @Column({ type: 'int' })
  streams!: number;
}

/** The same rows with the positions in which they held. */
@Entity({ schema: 'read', name: 'group_sum_history', synchronize: false })
class GroupSumHistory {
  @PrimaryColumn({ name: 'group_name', type: 'text' })
  groupName!: string;

  @PrimaryColumn({ name: 'from_position', type: 'bigint', transformer: integer })
  fromPosition!: number;

  @Column({ name: 'to_position', type: 'bigint', nullable: true, transformer: integer })
  toPosition!: number | null;

  @Column({ type: 'bigint', transformer: integer })
  total!: number;

  @Column({ type: 'int' })
  streams!: number;
}

let log: ProjectionLog;
let data: DataSource;

beforeAll(async () => {
  log = await openProjectionLog();
  await appendAll(log, randomEntries(200));
  const runner = new ProjectionRunner({ ...log, projections: [sampleProjection()], batchSize: 37 });
  await runner.prepare();
  await runner.catchUp();
  const url = (log.pool.options as { connectionString: string }).connectionString;
  data = await new DataSource({ type: 'postgres', url, entities: [GroupSum, GroupSumHistory] }).initialize();
}, 30_000);

afterAll(async () => {
  await data.destroy();
  await log.close();
});

const seen = ({ groupName: group_name, total, streams }: GroupSum) => ({ group_name, total, streams });

test('an entity on the view shows the current rows', async () => {
  const rows = await data.getRepository(GroupSum).find({ order: { groupName: 'ASC' } });
  const tables = await replay(sampleProjection(), await log.all());
  expect(rows.map(seen)).toEqual(tables.rows('group_sum'));
});

test(`rows as of random positions are the fold of the prefix (seed ${SEED})`, async () => {
  const entries = await log.all();
  const property = fc.asyncProperty(fc.integer({ min: 0, max: entries.length - 1 }), async (position) => {
    const rows = await data
      .getRepository(GroupSumHistory)
      .createQueryBuilder('row')
      .where(asOfClause('row', ':asOf'), { asOf: position })
      .orderBy('row.groupName')
      .getMany();
    const prefix = await replay(sampleProjection(), entries.slice(0, position + 1));
    expect(rows.map(seen)).toEqual(prefix.rows('group_sum'));
  });
  await fc.assert(property, { seed: SEED, numRuns: 60 });
});

test('the whole history is the one that memory keeps', async () => {
  const { rows } = await log.pool.query(
    'select * from read.group_sum_history order by group_name, from_position',
  );
  const tables: MemoryTables = await replay(sampleProjection(), await log.all());
  const history = tables
    .history('group_sum')
    .map(({ row, from, to }) => ({ ...row, from_position: from, to_position: to }))
    .sort((a, b) => JSON.stringify([a]).localeCompare(JSON.stringify([b])));
  expect([...rows].sort((a, b) => JSON.stringify([a]).localeCompare(JSON.stringify([b])))).toEqual(history);
});

test('asOf takes the positions and times of the real store', async () => {
  const { position, sealedAt } = await log.store.head();
  expect(await resolveAsOf(sealedAt!, log.store)).toEqual({ ok: true, position });
  expect(await resolveAsOf(String(position + 1), log.store)).toMatchObject({
    ok: false,
    code: 'as-of-future',
  });
  expect(await resolveAsOf('2000-01-01T00:00:00Z', log.store)).toMatchObject({
    ok: false,
    code: 'as-of-unknown',
  });
  expect(await resolveAsOf('9000-01-01T00:00:00Z', log.store)).toMatchObject({
    ok: false,
    code: 'as-of-future',
  });
});
