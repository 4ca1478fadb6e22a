import { randomUUID } from 'node:crypto';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';

/** @event-driven-io/emmett-postgresql as its documentation uses it: one event on a new stream. */
export class Emmett {
  constructor(server) {
    this.url = server.ownerUrl;
    this.pool = new pg.Pool({ connectionString: this.url, max: 32 });
  }

  async prepare() {
    this.store = getPostgreSQLEventStore(this.url, { connectionOptions: { pooled: true, pool: this.pool } });
    await this.appended();
  }

  async appended() {
    const event = {
      type: 'PersonCorrected',
      data: { name: 'Sri Wahyuningsih (contoh)', reason: 'Salah ketik' },
      metadata: { actor: 'operator' },
    };
    await this.store.appendToStream(randomUUID(), [event]);
  }

  async close() {
    await this.store.close();
    await this.pool.end();
  }
}
