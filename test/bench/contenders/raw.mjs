import pg from 'pg';

/** The floor: a prepared INSERT of the same bytes under the same primary key and unique (stream, version). */
export class Raw {
  constructor(server, encode) {
    this.pool = new pg.Pool({ connectionString: server.ownerUrl, max: 32 });
    this.encode = encode;
    this.ready = [];
  }

  async prepare() {
    await this.pool.query(`
      create table raw_entry (
        id bigint generated always as identity (cache 1) primary key,
        stream uuid not null, version int not null,
        head bytea not null, body bytea, salt bytea,
        unique (stream, version)
      )`);
    // The bytes are made beforehand: this contender measures the database alone.
    for (let made = 0; made < 20_000; made++) this.ready.push(await this.encode());
    this.turn = 0;
  }

  async appended() {
    const { head, body, salt } = this.ready[this.turn++ % this.ready.length];
    const { rowCount } = await this.pool.query({
      name: 'raw-insert',
      text: `insert into raw_entry (stream, version, head, body, salt)
             values (gen_random_uuid(), 1, $1, $2, $3) returning id`,
      values: [head, body, salt],
    });
    if (rowCount !== 1) throw new Error('not inserted');
  }

  async close() {
    await this.pool.end();
  }
}
