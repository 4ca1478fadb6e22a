import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { messageOf, StartProblem } from '../problem.js';
import { binary, type Installation, OWNER, spawnOptions } from './files.js';

/**
 * Makes the data folder with initdb when there is none. It is made under another name and renamed, because initdb
 * writes PG_VERSION early: a folder cut short by a kill would look finished.
 * @param durable whether to flush it to disk before going on; only throw-away servers say no
 */
export async function createClusterIfMissing(
  installation: Installation,
  options: { durable: boolean; onProgress: (message: string) => void },
): Promise<void> {
  if (fs.existsSync(path.join(installation.data, 'PG_VERSION'))) return;
  refuseUnknownContents(installation.data);
  options.onProgress('Creating the database files…');
  const fresh = `${installation.data}.new`;
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.mkdirSync(fresh, { mode: 0o700 });
  const passwordFile = path.join(installation.place, `pw-${crypto.randomBytes(6).toString('hex')}`);
  fs.writeFileSync(passwordFile, `${installation.password}\n`, { mode: 0o600 });
  if (installation.user) {
    fs.chownSync(fresh, installation.user.uid, installation.user.gid);
    fs.chownSync(passwordFile, installation.user.uid, installation.user.gid);
  }
  try {
    await run(binary(installation, 'initdb'), initdbArguments(fresh, passwordFile, options.durable), {
      ...spawnOptions(installation),
      cwd: installation.place,
    });
  } catch (error) {
    throw initdbFailed(installation, error);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.renameSync(fresh, installation.data);
}

/** An empty folder may be replaced; anything else could be the only copy of somebody's data. */
function refuseUnknownContents(data: string): void {
  if (!fs.existsSync(data) || fs.readdirSync(data).length === 0) return;
  throw new StartProblem({
    id: `Folder ${data} berisi sesuatu yang bukan basis data utuh (PG_VERSION tidak ada). Pulihkan dari cadangan, atau pindahkan folder itu.`,
    en: `The folder ${data} holds something that is no complete database (PG_VERSION is missing). Restore a backup, or move that folder away.`,
  });
}

function initdbArguments(data: string, passwordFile: string, durable: boolean): string[] {
  return [
    '-D',
    data,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Sorting and case that do not depend on the machine's libraries: an index survives a system update.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  ];
}

function run(command: string, args: string[], options: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${path.basename(command)} ended with ${code ?? signal}: ${output.trim()}`));
    });
  });
}

function initdbFailed(installation: Installation, error: unknown): StartProblem {
  return new StartProblem(
    {
      id: `Berkas basis data tidak dapat dibuat di ${installation.data}: ${messageOf(error)}. Periksa ruang disk dan hak tulis, lalu mulai lagi.`,
      en: `The database files could not be made in ${installation.data}: ${messageOf(error)}. Check disk space and write permission, then start again.`,
    },
    { cause: error },
  );
}
