// Reads the file named first and tells in one line of JSON how it went, time in ms and peak memory in MB. A process of
// its own, for its memory is looked at:
// node --max-old-space-size=N --import ./test/support/ts-loader.mjs libs/imports/src/testing/read-many.ts FILE
import { cooperationV1 } from '@app/programme';
import { isGood, pathSource, readRows } from '../index.js';

const source = await pathSource(process.argv[2] ?? '');
const began = performance.now();
let [rows, good, answers] = [0, 0, 0];
for await (const row of readRows(source, cooperationV1)) {
  if (row.kind === 'row') rows += 1;
  if (isGood(row)) good += 1;
  answers += row.answers.length;
}
const ms = Math.round(performance.now() - began);
const rss = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ rows, good, answers, ms, rss })}\n`);
