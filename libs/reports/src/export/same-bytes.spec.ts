import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { digests } from '../testing/digests.js';

const run = promisify(execFile);
const DAY = 86_400_000;

/** The digests of a process with a zone and a clock of its own. */
async function elsewhere(zone: string, ahead: number): Promise<unknown> {
  const { stdout } = await run(
    process.execPath,
    ['--import', './test/support/ts-loader.mjs', 'libs/reports/src/testing/print-digests.ts', String(ahead)],
    { env: { PATH: process.env.PATH, TZ: zone } },
  );
  return JSON.parse(stdout);
}

describe('the same report in the same language', () => {
  it('has the same bytes in every format, at another time and in another time zone', async () => {
    const [here, jakarta, newfoundland] = await Promise.all([
      digests(),
      elsewhere('Asia/Jakarta', 400 * DAY + 12_345),
      elsewhere('America/St_Johns', -3 * DAY),
    ]);
    expect(jakarta).toEqual(here);
    expect(newfoundland).toEqual(here);
  });

  it('has the same bytes twice in one process', async () => {
    const first = await digests();
    expect(await digests()).toEqual(first);
  });
});
