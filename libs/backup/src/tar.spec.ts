import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ArchiveError, unpackArchive } from './tar.js';

let folder: string;
let from: string;
let to: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rumpun-tar-'));
  [from, to] = ['from', 'to'].map((name) => path.join(folder, name)) as [string, string];
  mkdirSync(path.join(from, 'base', '1'), { recursive: true });
  mkdirSync(path.join(from, 'pg_notify'));
  mkdirSync(to);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As the system's tar packs it; in pieces that fit no block. */
function packed(piece = 700): Buffer[] {
  const archive = execFileSync('tar', ['--format=ustar', '-C', from, '-cf', '-', '.'], {
    maxBuffer: 10_000_000,
  });
  const pieces = Math.ceil(archive.length / piece);
  return Array.from({ length: pieces }, (_, at) => archive.subarray(at * piece, (at + 1) * piece));
}

async function* streamed(pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces;
}

test('files of any size and empty folders come out as they went in', async () => {
  const sizes = [0, 1, 511, 512, 513, 5_000];
  for (const size of sizes)
    writeFileSync(path.join(from, 'base', '1', String(size)), Buffer.alloc(size, 'x'));
  await unpackArchive(streamed(packed()), to);
  const found = sizes.map((size) => readFileSync(path.join(to, 'base', '1', String(size))).toString());
  expect(found).toEqual(sizes.map((size) => 'x'.repeat(size)));
  expect(readdirSync(path.join(to, 'pg_notify'))).toEqual([]);
});

test('an archive that ends within a file is refused', async () => {
  writeFileSync(path.join(from, 'big'), Buffer.alloc(20_000, 'x'));
  const half = Buffer.concat(packed()).subarray(0, 10_000);
  await expect(unpackArchive(streamed([half]), to)).rejects.toThrow(ArchiveError);
});

test('a link is refused: it would lead out of the folder', async () => {
  symlinkSync('/etc', path.join(from, 'pg_tblspc'));
  await expect(unpackArchive(streamed(packed()), to)).rejects.toThrow(/neither a file nor a folder/);
});

test('a name that leads out of the folder is refused', async () => {
  writeFileSync(path.join(from, 'aa'), 'x');
  const archive = Buffer.concat(packed());
  const at = archive.indexOf('./aa');
  const header = archive.subarray(at, at + 512);
  header.write('../a', 0); // the sum of its bytes changes with it
  const sum = [...header].reduce((all, byte, place) => all + (place >= 148 && place < 156 ? 32 : byte), 0);
  header.write(sum.toString(8).padStart(6, '0'), 148);
  await expect(unpackArchive(streamed([archive]), to)).rejects.toThrow(/names a file outside/);
  expect(readdirSync(folder).sort()).toEqual(['from', 'to']);
});

test('a header with a flipped bit is refused', async () => {
  writeFileSync(path.join(from, 'aa'), 'x');
  const archive = Buffer.concat(packed());
  archive[archive.indexOf('./aa') + 2]! ^= 1;
  await expect(unpackArchive(streamed([archive]), to)).rejects.toThrow(/damaged header/);
});
