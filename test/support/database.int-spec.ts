import pg from 'pg';
import { createTestDatabase, type Migrate } from './database.js';

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('createTestDatabase', () => {
  it('gives an empty database that nobody else sees, and removes it', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await query(one.ownerUrl, 'create table mine ()');
    expect(await query(other.ownerUrl, `select to_regclass('mine') as found`)).toEqual([{ found: null }]);
    await one.drop();
    await expect(query(one.ownerUrl, 'select 1')).rejects.toMatchObject({ code: '3D000' });
    await other.drop();
  });

  it('migrates once and clones from then on', async () => {
    let runs = 0;
    const migrate: Migrate = async ({ ownerUrl }) => {
      runs += 1;
      await query(ownerUrl, 'create table migrated as select 42 as answer');
    };
    const make = () => createTestDatabase({ migrate, template: 'helper' });
    const databases = await Promise.all([make(), make(), make()]);
    for (const { ownerUrl, drop } of databases) {
      expect(await query(ownerUrl, 'select answer from migrated')).toEqual([{ answer: 42 }]);
      await drop();
    }
    expect(runs).toBe(1);
  });
});
