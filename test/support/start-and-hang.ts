// Starts the embedded server on the home given as the first argument, tells about it in one line of JSON, and
// stays until it is killed. A start that is refused is told the same way.
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@app/platform';

const home = process.argv[2] ?? '';
const flags = { fsync: 'off', full_page_writes: 'off' };

function tell(answer: Partial<EmbeddedPostgres> & { refused?: string }): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

try {
  tell(await startEmbeddedPostgres({ home, flags }));
  setInterval(() => {}, 60_000);
} catch (error) {
  tell({ refused: String(error) });
}
