import { spawn } from 'node:child_process';
import { ROOT } from './root.mjs';

/**
 * Runs a program and hands signals on to it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, toStderr?: boolean, discardStdout?: boolean }} [options] cwd is the checkout by default;
 *   toStderr sends its standard output to ours for errors
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it
 */
export function runChild(
  command,
  args,
  { env = process.env, cwd = ROOT, toStderr = false, discardStdout = false } = {},
) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['inherit', discardStdout ? 'ignore' : toStderr ? 2 : 'inherit', 'inherit'],
    });
    const pass = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, pass);
      resolve(code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 0));
    });
  });
}

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
