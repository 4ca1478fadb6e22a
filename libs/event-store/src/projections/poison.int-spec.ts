import { expected } from '../testing/expected.js';
import { counted, openProjectionLog, streamId } from '../testing/projection-log.js';
import type { ProjectionLog } from '../testing/projection-log.js';
import { appendAll, randomEntries, sampleProjection, shown } from '../testing/sample-projections.js';
import { ProjectionRunner } from './projection-runner.js';

let log: ProjectionLog;
/** Whether the code still minds poisoned entries. */
let minding: boolean;

beforeEach(async () => {
  minding = true;
  log = await openProjectionLog();
});
afterEach(() => log.close());

/** Groups belong to one stream each, so that a stream that is held back touches no other stream's rows. */
const ownGroups = () => randomEntries(120).map((entry) => ({ ...entry, group: `g${entry.stream}` }));

function poisoned() {
  return sampleProjection({
    before: (entry) => {
      if (minding && counted(entry).poison) throw new TypeError('Siti Rahma cannot be counted');
    },
  });
}

test('a poison entry parks its stream, the others go on, and a retry heals it', async () => {
  const entries = ownGroups();
  const at = entries.findIndex(
    ({ stream, category }, index) => index > 30 && stream === 3 && category === 'counter',
  );
  entries[at] = { ...entries[at]!, poison: true };
  await appendAll(log, entries);
  const runner = new ProjectionRunner({ ...log, projections: [poisoned()], batchSize: 25 });
  await runner.prepare();
  await runner.catchUp();

  const later = entries.slice(at).filter(({ stream, category }) => stream === 3 && category === 'counter');
  const [status] = await runner.status();
  expect(status!.parked).toMatchObject([
    {
      build: 1,
      stream: streamId(3),
      position: at,
      held: later.length,
      attempts: 1,
      fault: { code: 'TypeError' },
    },
  ]);
  const sound = entries.filter(({ stream }, index) => stream !== 3 || index < at);
  const totals = (await shown(log)).lasts.length;
  expect(totals).toBe(
    new Set(sound.filter(({ category }) => category === 'counter').map(({ stream }) => stream)).size,
  );

  expect(await runner.retry('samples')).toMatchObject([{ ok: false, position: at, stream: streamId(3) }]);
  expect((await runner.status())[0]!.parked).toMatchObject([{ attempts: 2 }]);
  minding = false;
  expect(await runner.retry('samples', streamId(3))).toEqual([
    { build: 1, stream: streamId(3), ok: true, applied: later.length },
  ]);
  expect((await runner.status())[0]!.parked).toEqual([]);
  // Ranges too are as if nothing had happened: no other stream writes these rows.
  expect(await shown(log)).toEqual(await expected(log, sampleProjection()));
}, 30_000);

test('entries of a parked stream that come later are held back, and a worker goes on with it once it is healed', async () => {
  const entries = ownGroups();
  await appendAll(log, [{ ...entries[0]!, stream: 3, group: 'g3', category: 'counter', poison: true }]);
  const projection = poisoned();
  const worker = new ProjectionRunner({ ...log, projections: [projection], batchSize: 25 });
  await worker.start();
  await appendAll(log, entries.slice(0, 60));
  await worker.catchUp();
  minding = false;
  const command = new ProjectionRunner({ ...log, pool: log.anotherPool(), projections: [projection] });
  expect(await command.retry('samples')).toMatchObject([{ ok: true }]);
  await appendAll(log, entries.slice(60));
  await worker.catchUp();
  await worker.stop();
  expect(await shown(log)).toEqual(await expected(log, sampleProjection()));
}, 30_000);

test('rows that several streams share are exact again after a retry, and their past after a rebuild', async () => {
  const entries = randomEntries(80).map((entry) => ({ ...entry, n: 5 * entry.n + 1 }));
  const sums = { ...poisoned(), tables: poisoned().tables };
  await appendAll(log, [{ ...entries[0]!, stream: 3, category: 'counter', poison: true }, ...entries]);
  const runner = new ProjectionRunner({ ...log, projections: [sums], batchSize: 25 });
  await runner.prepare();
  await runner.catchUp();
  minding = false;
  await runner.retry('samples');
  const { rows } = await log.owner.query(
    `select group_name, from_position from read.group_sum_history a
     where exists (select 1 from read.group_sum_history b where a.group_name = b.group_name
       and a.from_position <> b.from_position
       and int8range(a.from_position, a.to_position) && int8range(b.from_position, b.to_position))`,
  );
  expect(rows).toEqual([]);
  await runner.rebuild('samples');
  expect(await shown(log)).toEqual(await expected(log, sampleProjection()));
}, 30_000);

test('what PostgreSQL refuses parks the stream too, and no message keeps a value', async () => {
  await appendAll(log, [
    { stream: 1, group: 'Siti Rahma', n: 1, category: 'counter' },
    { stream: 2, group: 'b', n: 1, category: 'counter' },
  ]);
  const base = sampleProjection();
  const projection = {
    ...base,
    tables: [{ name: 'narrow', key: { id: 'uuid' }, columns: { price: 'numeric(3,1)' }, ranged: true }],
    start: () => ({
      apply: async (
        entry: Parameters<ReturnType<typeof base.start>['apply']>[0],
        write: Parameters<ReturnType<typeof base.start>['apply']>[1],
      ) => {
        const price = counted(entry).group === 'b' ? '1.5' : '12345.6';
        await write.put('narrow', { id: entry.stream, price });
      },
      reset: () => undefined,
    }),
  };
  const runner = new ProjectionRunner({ ...log, projections: [projection] });
  await runner.prepare();
  await runner.catchUp();
  const [status] = await runner.status();
  expect(status!.parked).toMatchObject([{ stream: streamId(1), fault: { code: '22003' } }]);
  expect((await log.owner.query('select price::text from read.narrow')).rows).toEqual([{ price: '1.5' }]);
  expect(JSON.stringify(status)).not.toContain('12345');
});

test('an error’s message, which may quote a person, is not kept', async () => {
  await appendAll(log, [{ stream: 1, group: 'a', n: 1, category: 'counter', poison: true }]);
  const runner = new ProjectionRunner({ ...log, projections: [poisoned()] });
  await runner.prepare();
  await runner.catchUp();
  const { rows } = await log.owner.query('select error_code, error_message from projection.parked');
  expect(rows).toEqual([
    {
      error_code: 'TypeError',
      error_message: expect.stringMatching(/^TypeError at poison\.int-spec\.ts:\d+$/),
    },
  ]);
});
