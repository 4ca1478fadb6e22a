import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadMasterKey, MasterKey } from './master-key.js';

const subject = '00000000-0000-4000-8000-eeee00000001';
const dataKey = Buffer.alloc(32, 7);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rumpun-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the master key', () => {
  it('is made once, for its owner only, and read again', () => {
    const file = path.join(folder, 'master.key');
    const wrapped = loadMasterKey(file).wrap(subject, dataKey);
    const mode = statSync(file).mode & 0o777;
    expect([mode, loadMasterKey(file).unwrap(subject, wrapped)]).toEqual([0o600, dataKey]);
  });

  it('is refused when others may read it', () => {
    const file = path.join(folder, 'master.key');
    loadMasterKey(file);
    chmodSync(file, 0o640);
    expect(() => loadMasterKey(file)).toThrow('chmod 600');
  });

  it('is refused when the file holds something else', () => {
    const file = path.join(folder, 'master.key');
    writeFileSync(file, 'secret', { mode: 0o600 });
    expect(() => loadMasterKey(file)).toThrow('does not hold a master key');
  });

  it('does not unwrap a key under another name', () => {
    const master = new MasterKey(Buffer.alloc(32, 1));
    const wrapped = master.wrap(subject, dataKey);
    expect(() => master.unwrap(subject.replace('1', '2'), wrapped)).toThrow('does not decrypt');
  });

  it('says when a key was wrapped by another master key', () => {
    const wrapped = new MasterKey(Buffer.alloc(32, 1)).wrap(subject, dataKey);
    expect(() => new MasterKey(Buffer.alloc(32, 2)).unwrap(subject, wrapped)).toThrow(
      'by another master key',
    );
  });
});
