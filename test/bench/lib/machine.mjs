import { execFileSync } from 'node:child_process';
import os from 'node:os';

const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();

/** What the figures were measured on: commit, cores, memory, versions. No path and no host name. */
export function machine(postgresVersion) {
  return {
    commit:
      git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' (with changes)'),
    date: new Date().toISOString().slice(0, 10),
    cores: os.availableParallelism(),
    cpu: os.cpus()[0]?.model ?? 'unknown',
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    postgres: postgresVersion,
  };
}
