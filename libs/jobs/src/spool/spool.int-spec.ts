import { randomBytes } from 'node:crypto';
import { MasterKey } from '@app/event-store';
import fc from 'fast-check';
import { type JobParts, jobParts, newJob } from '../testing/parts.js';
import { SpoolDamagedError } from './spool-file.js';
import { Spool, SpoolLimitError } from './spool.js';

const CHUNK = 64;
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

let parts: JobParts;
let spool: Spool;

beforeAll(async () => {
  parts = await jobParts();
  spool = new Spool({ ...parts, chunkBytes: CHUNK });
});
afterAll(() => parts.close());

async function* inPieces(content: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let [at, turn] = [0, 0]; at < content.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    yield content.subarray(at, at + size);
    at += size;
  }
}
const stored = (content: Buffer, limit = NO_LIMIT) => spool.store(inPieces(content, [50]), limit);

async function readBack(file: string, start?: number, end?: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of (await spool.open(file))!.read(start, end)) parts.push(piece as Buffer);
  return Buffer.concat(parts);
}
const sql = (text: string, ...values: unknown[]) => parts.pool.query(text, values);

test('what was stored in any pieces reads back from any place', async () => {
  const content = fc.uint8Array({ maxLength: 5 * CHUNK }).map((bytes) => Buffer.from(bytes));
  const sizes = fc.array(fc.integer({ min: 1, max: 3 * CHUNK }), { minLength: 1, maxLength: 4 });
  const place = fc.integer({ min: 0, max: 5 * CHUNK });
  await fc.assert(
    fc.asyncProperty(content, sizes, place, place, async (bytes, pieces, start, end) => {
      const { file, bytes: size } = await spool.store(inPieces(bytes, pieces), NO_LIMIT);
      expect(size).toBe(bytes.length);
      expect(await readBack(file)).toEqual(bytes);
      expect(await readBack(file, start, end)).toEqual(bytes.subarray(start, Math.max(start, end)));
    }),
    { numRuns: 60 },
  );
});

test('content beyond the limit is refused with the limit, and nothing of it stays', async () => {
  await sql('delete from work.file');
  await expect(stored(randomBytes(1_001), 1_000)).rejects.toEqual(new SpoolLimitError(1_000));
  expect((await sql('select 1 from work.file union all select 1 from work.file_chunk')).rowCount).toBe(0);
});

test('an upload that breaks off leaves nothing that could be opened', async () => {
  const breaking = async function* () {
    yield randomBytes(3 * CHUNK);
    throw new Error('the line went dead');
  };
  await expect(spool.store(breaking(), NO_LIMIT)).rejects.toThrow('the line went dead');
  const writer = await spool.writer();
  await writer.write(randomBytes(2 * CHUNK));
  expect(await spool.open(writer.file)).toBeNull();
});

describe('tampering is found', () => {
  const changes: readonly (readonly [string, string])[] = [
    [
      'a byte changed',
      `update work.file_chunk set sealed = set_byte(sealed, 5, get_byte(sealed, 5) # 1)
                        where file = $1 and number = 1`,
    ],
    ['a chunk taken away', 'delete from work.file_chunk where file = $1 and number = 3'],
    [
      'two chunks swapped',
      `update work.file_chunk c set sealed = o.sealed from work.file_chunk o
                            where c.file = $1 and o.file = $1 and c.number + o.number = 3`,
    ],
    ['a shorter size', 'update work.file set bytes = bytes - 1 where id = $1'],
    ['another size of chunks', 'update work.file set chunk_bytes = 32 where id = $1'],
    [
      'a byte of the key changed',
      'update work.file set wrapped = set_byte(wrapped, 30, get_byte(wrapped, 30) # 1) where id = $1',
    ],
  ];
  test.each(changes)('%s', async (_what, change) => {
    const { file } = await stored(Buffer.alloc(4 * CHUNK, 'x'));
    await sql(change, file);
    await expect(readBack(file)).rejects.toBeInstanceOf(SpoolDamagedError);
  });

  test('a chunk of another file in its place', async () => {
    const [one, other] = [await stored(Buffer.alloc(CHUNK, 'a')), await stored(Buffer.alloc(CHUNK, 'b'))];
    await sql(
      `update work.file_chunk c set sealed = o.sealed from work.file_chunk o where c.file = $1 and o.file = $2`,
      one.file,
      other.file,
    );
    await expect(readBack(one.file)).rejects.toBeInstanceOf(SpoolDamagedError);
  });

  test('a key of another master key', async () => {
    const { file } = await stored(Buffer.alloc(CHUNK));
    const other = new Spool({ pool: parts.pool, master: new MasterKey(randomBytes(32)) });
    await expect(other.open(file)).rejects.toThrow(/another master key/);
  });
});

test('a name in a file never stands in plain in the tables, nor do equal files look alike', async () => {
  const name = 'Pak Slamet Riyadi';
  const content = Buffer.from(`${'respondent;'.repeat(20)}${name}`);
  const [one, other] = [await stored(content), await stored(content)];
  const { rows } = await sql(
    `select file::text, string_agg(sealed, '' order by number) as sealed from work.file_chunk
     where file = any($1) group by file`,
    [one.file, other.file],
  );
  const [first, second] = rows.map(({ sealed }) => sealed as Buffer);
  expect(first!.includes(name)).toBe(false);
  expect(first!.includes('respondent')).toBe(false);
  expect(first!.equals(second!)).toBe(false);
});

test('the sweep removes what is old and nobody works on, and uploads that broke off', async () => {
  await sql('delete from work.file');
  const [fresh, old, worked] = [
    await stored(Buffer.alloc(9)),
    await stored(Buffer.alloc(9)),
    await stored(Buffer.alloc(9)),
  ];
  const broken = await spool.writer();
  await parts.table.add(newJob({ input: worked.file }));
  const age = `update work.file set created_at = created_at - interval '8 days' where id = any($1)`;
  await sql(age, [old.file, worked.file, broken.file]);
  expect(await spool.sweep(7)).toBe(2);
  const left = (await sql('select id from work.file')).rows.map(({ id }) => id as string);
  expect(left.sort()).toEqual([fresh.file, worked.file].sort());
});
