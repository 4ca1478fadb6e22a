import type { SealedEntry } from '@app/eventsourcing';
import { builtInInstruments } from '@app/programme';
import { findingsProjection } from '@app/read-models';
import pg from 'pg';
import { replay } from '../../../../libs/eventsourcing/src/testing/projection-memory.js';
import { createTestDatabase } from '../../../support/database.js';
import type { SqlCell } from './facts.js';
import { SCHEMA } from './facts.js';

/** A database of its own with one history in it twice: as the read models keep it, and as bare events. */
export interface TwoReadings {
  readonly client: pg.Client;
  /** Puts a history in place of the former one. */
  load(entries: readonly SealedEntry[]): Promise<void>;
  /** @returns cells of a report by the second implementation */
  cells(query: string, position: number, surveys: readonly string[]): Promise<SqlCell[]>;
  close(): Promise<void>;
}

export async function openTwoReadings(): Promise<TwoReadings> {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(SCHEMA);
  await makeReadModels(client);
  await loadInstruments(client);
  return {
    client,
    load: async (entries) => {
      await loadReadModels(client, entries);
      await loadFacts(client, entries);
    },
    cells: async (query, position, surveys) => (await client.query<SqlCell>(query, [position, surveys])).rows,
    close: async () => {
      await client.end();
      await database.drop();
    },
  };
}

/** Tables with the views' columns and none of their keys: what is in them is what a replay in memory gave. */
async function makeReadModels(client: pg.Client): Promise<void> {
  await client.query('create schema read');
  for (const { name, key, columns, ranged } of findingsProjection.tables) {
    const all = Object.entries({ ...key, ...columns }).map(([column, type]) => `"${column}" ${type}`);
    const range = ranged ? ', from_position bigint not null, to_position bigint' : '';
    await client.query(`create table read.${stored(name, ranged)} (${all.join(', ')}${range})`);
    if (ranged) {
      await client.query(
        `create view read.${name} as select * from read.${name}_history where to_position is null`,
      );
    }
  }
}

const stored = (table: string, ranged: boolean): string => (ranged ? `${table}_history` : table);

async function loadReadModels(client: pg.Client, entries: readonly SealedEntry[]): Promise<void> {
  const tables = await replay(findingsProjection, entries);
  for (const { name, ranged } of findingsProjection.tables) {
    const table = `read.${stored(name, ranged)}`;
    const rows = tables
      .history(name)
      .map(({ row, from, to }) => (ranged ? { ...row, from_position: from, to_position: to } : row));
    await client.query(`truncate ${table}`);
    await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(rows),
    ]);
  }
}

async function loadFacts(client: pg.Client, entries: readonly SealedEntry[]): Promise<void> {
  const rows = entries.flatMap(({ position, stream, events }) =>
    events.map(({ type, data }) => ({ position, stream, type, data })),
  );
  await client.query('truncate fact');
  await client.query('insert into fact select * from jsonb_populate_recordset(null::fact, $1)', [
    JSON.stringify(rows),
  ]);
}

async function loadInstruments(client: pg.Client): Promise<void> {
  for (const { key: instrument, version, items } of builtInInstruments) {
    for (const [place, { id: item, kind, scale, linkage, part, ask, options }] of items.entries()) {
      await client.query('insert into item values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
        ...[instrument, version, place, item, kind, scale, linkage ?? null, part ?? null, ask?.item ?? null],
      ]);
      for (const { code, value, way } of options) {
        await client.query('insert into option values ($1, $2, $3, $4, $5, $6)', [
          ...[instrument, version, item, code, value ?? null, way ?? null],
        ]);
      }
    }
  }
}
