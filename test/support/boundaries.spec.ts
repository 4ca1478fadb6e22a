import { refusal } from '../../scripts/lint/allowed-imports.mjs';

/** The rule that holds the direction of imports, asked without ESLint around it. */
describe('import boundaries', () => {
  it.each([
    ['libs/programme/src/cluster/decide.ts', 'pg'],
    ['libs/programme/src/cluster/decide.ts', '@nestjs/common'],
    ['libs/programme/src/cluster/decide.ts', 'node:fs'],
    ['libs/programme/src/cluster/decide.ts', '@app/event-store'],
    ['libs/eventsourcing/src/event.ts', '@app/contracts'],
    ['libs/ledger/src/tree.ts', 'node:crypto'],
    ['libs/contracts/src/index.ts', '@app/programme'],
    ['libs/event-store/src/append.ts', 'typeorm'],
    ['libs/event-store/src/append.ts', '../../ledger/src/tree.js'],
    ['libs/event-store/src/append.ts', '../../../apps/api/src/main.js'],
    ['libs/event-store/src/append.ts', '../../../test/support/database.js'],
    ['libs/unlisted/src/index.ts', 'zod'],
    ['apps/api/src/main.ts', '../../worker/src/main.js'],
    ['apps/cli/src/commands/up.ts', '../../../api/src/main.js'],
  ])('refuses %s → %s', (file, name) => {
    expect(refusal(file, name)).toEqual(expect.any(String));
  });

  it.each([
    ['libs/programme/src/cluster/decide.ts', '../shared/hash.js'],
    ['libs/programme/src/cluster/decide.ts', '@app/eventsourcing'],
    ['libs/programme/src/cluster/decide.spec.ts', 'fast-check'],
    ['libs/event-store/src/append.ts', 'node:crypto'],
    ['libs/event-store/src/append.int-spec.ts', '../../../test/support/database.js'],
    ['apps/api/src/main.ts', '@app/event-store'],
    ['apps/api/src/main.ts', 'pg'],
    ['apps/cli/src/commands/up.ts', '@app/http'],
  ])('lets %s → %s', (file, name) => {
    expect(refusal(file, name)).toBeUndefined();
  });
});
