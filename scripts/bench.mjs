// npm run bench: installs the peers that are measured (test/bench has a package.json of its own), then measures.
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './ensure-install.mjs';
import { runChild } from './lib/child.mjs';
import { ROOT, say } from './lib/root.mjs';

const BENCH = path.join(ROOT, 'test', 'bench');
const main = path.join(BENCH, 'main.mjs');

if (!fs.existsSync(main)) {
  say(
    'Tidak ada bench dalam checkout ini (test/bench/main.mjs).',
    'There is no bench in this checkout (test/bench/main.mjs).',
  );
  process.exit(1);
}
await ensureInstalled();
await ensureBuilt();
await ensureInstalled(BENCH);
process.exitCode = await runChild(process.execPath, ['--enable-source-maps', main, ...process.argv.slice(2)]);
