// npm test: installs and builds what is missing, then runs every suite. Arguments go to jest.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './ensure-install.mjs';
import { runChild } from './lib/child.mjs';
import { ROOT } from './lib/root.mjs';

const TEST_FILE = /\.(spec|int-spec|e2e-spec)\.ts$/;
const NOT_OURS = /(^|\/)node_modules\/|^test\/bench\//;

await ensureInstalled();
await ensureBuilt();
const extra = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rumpun-results-'));
try {
  const results = path.join(folder, 'results.json');
  const code = await runJest([...extra, '--json', `--outputFile=${results}`]);
  process.exitCode = report(code, results);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

function runJest(args) {
  const jest = path.join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  // jest prints its report on standard error; what --json prints on standard output is in the file as well.
  return runChild(process.execPath, [...flags, jest, '--maxWorkers=2', ...args], { discardStdout: true });
}

/** @returns {number} the exit code, after a last plain line for whoever reads only that */
function report(code, file) {
  if (!fs.existsSync(file)) {
    console.log('The tests did not run to the end.\n0 passed, 1 failed');
    return code || 1;
  }
  const results = JSON.parse(fs.readFileSync(file, 'utf8'));
  const faults = [...(extra.length ? [] : neverRan(results)), ...skipped(results)];
  for (const fault of faults) console.log(fault);
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + faults.length;
  const hidden = code !== 0 && failed === 0 ? 1 : 0; // e.g. global teardown failed
  console.log(`${results.numPassedTests} passed, ${failed + hidden} failed`);
  return failed + hidden ? 1 : 0;
}

/** A file that matches no pattern of jest.config.js would otherwise be green for ever. */
function neverRan(results) {
  const ran = new Set(results.testResults.map((suite) => fs.realpathSync(suite.name)));
  return ['libs', 'apps', 'test'].flatMap(testFiles).flatMap((file) => {
    return ran.has(fs.realpathSync(path.join(ROOT, file))) ? [] : [`Did not run: ${file}`];
  });
}

function testFiles(top) {
  if (!fs.existsSync(path.join(ROOT, top))) return [];
  return fs
    .readdirSync(path.join(ROOT, top), { recursive: true })
    .map((name) => path.posix.join(top, name.split(path.sep).join('/')))
    .filter((file) => TEST_FILE.test(file) && !NOT_OURS.test(file));
}

/** A forgotten "only" or "skip" hides tests. Under -t jest counts what was not asked for as pending. */
function skipped(results) {
  if (extra.some((arg) => /^(-t|--testNamePattern)/.test(arg))) return [];
  return results.testResults.flatMap((suite) =>
    suite.assertionResults
      .filter((test) => test.status === 'pending' || test.status === 'todo')
      .map((test) => `Skipped: ${test.fullName}`),
  );
}
