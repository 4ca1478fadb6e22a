import { randomBytes } from 'node:crypto';
import { MasterKey, openEventStore, Sealer } from '@app/event-store';
import pg from 'pg';
import { createLogDatabase } from '../../libs/event-store/src/testing/log-database.js';
import { registry } from './harness.js';
import { storeContract } from './store-contract.js';

describe('the store on PostgreSQL', () => {
  storeContract(async () => {
    const database = await createLogDatabase();
    let clock = '2026-04-01T00:00:00.000Z';
    const now = () => clock;
    const master = new MasterKey(randomBytes(32));
    const open = [openEventStore({ appUrl: database.appUrl, registry, master, now })];
    const sealer = new Sealer({ connectionString: database.sealerUrl, now });
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    return {
      open: (other) => {
        if (other === registry) return open[0]!.store;
        open.push(
          openEventStore({ appUrl: database.appUrl, registry: other, master, now, readers: 1, lanes: 1 }),
        );
        return open.at(-1)!.store;
      },
      seal: async () => void (await sealer.sealOnce()),
      destroyKey: async (subject) => {
        await owner.query('set role rumpun_erasure');
        await owner.query('delete from log.person_key where subject = $1', [subject]);
        await owner.query('reset role');
        open.forEach(({ keyring }) => keyring.invalidate(subject));
      },
      eraseBody: async (id) => {
        await owner.query('set role rumpun_erasure');
        await owner.query('update log.entry set body = null, salt = null where id = $1', [id]);
        await owner.query('reset role');
      },
      setClock: (instant) => {
        clock = instant;
      },
      close: async () => {
        await Promise.all(open.map((opened) => opened.close()));
        await sealer.stop();
        await owner.end();
        await database.drop();
      },
    };
  });
});
