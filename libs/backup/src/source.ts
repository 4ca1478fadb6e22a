import fs from 'node:fs';
import path from 'node:path';
import { type Bilingual, text } from '@app/contracts';
import pg from 'pg';

/** What a backup is made of. */
export interface BackupSource {
  readonly kind: 'demo' | 'fresh' | 'server';
  /** Of a role with REPLICATION that may read the log. */
  readonly ownerUrl: string;
  /** Where secrets and files are kept. */
  readonly home: string;
}

/** What is asked of a server before a backup begins. */
export interface SourceFacts {
  readonly origin: string;
  readonly version: string;
  readonly systemIdentifier: string;
}

/** What of a home is no part of a backup: the database comes otherwise, the rest belongs to a running process. */
const LEFT_OUT = [
  /^postgres(\/|$)/,
  /^postgres\.location$/,
  /^rumpun\.lock/,
  /^connection\.json/,
  /^secrets(\/|$)/,
];

/** @param name below the home, with slashes */
export const isKeptFile = (name: string): boolean => !LEFT_OUT.some((pattern) => pattern.test(name));

/** Names of secrets; a draft of one that is being written has a dot. */
export const isSecretName = (name: string): boolean => /^[a-z0-9-]+$/.test(name);

export const secretsOf = (home: string): string => path.join(home, 'secrets');

/** @returns names of the secrets there, sorted */
export function secretNames(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder).filter(isSecretName).sort();
}

const FACTS_SQL = `
select (select rolreplication or rolsuper from pg_roles where rolname = current_user) as may,
       to_regclass('log.entry') is not null as migrated, current_user as who,
       current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
       current_setting('wal_level') <> 'minimal' as streams, pg_is_in_recovery() as standby,
       c.system_identifier::text as system_identifier
from pg_control_system() c`;

interface FactsRow {
  readonly may: boolean;
  readonly migrated: boolean;
  readonly who: string;
  readonly version: string;
  readonly major: number;
  readonly streams: boolean;
  readonly standby: boolean;
  readonly system_identifier: string;
}

/** @returns what the server says of itself, or why it cannot be backed up @throws the database's error */
export async function askSource(ownerUrl: string): Promise<SourceFacts | readonly Bilingual[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'rumpun backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<FactsRow>(FACTS_SQL);
    const row = rows[0]!;
    const reasons = reasonsAgainst(row);
    if (reasons.length > 0) return reasons;
    const origin = await client.query<{ origin: string }>('select origin from log.origin');
    return { origin: origin.rows[0]!.origin, version: row.version, systemIdentifier: row.system_identifier };
  } finally {
    await client.end();
  }
}

function reasonsAgainst(row: FactsRow): Bilingual[] {
  const reasons: Bilingual[] = [];
  if (!row.may)
    reasons.push(
      text(
        `Pengguna basis data "${row.who}" tidak boleh mereplikasi. Jalankan sebagai superuser: alter role "${row.who}" replication`,
        `The database user "${row.who}" may not replicate. As a superuser run: alter role "${row.who}" replication`,
      ),
    );
  if (!row.streams)
    reasons.push(
      text(
        'Server PostgreSQL berjalan dengan wal_level = minimal; cadangan perlu replica.',
        'The PostgreSQL server runs with wal_level = minimal; a backup needs replica.',
      ),
    );
  if (row.standby)
    reasons.push(
      text(
        'Server ini standby; cadangkan dari primer.',
        'This server is a standby; back up from the primary.',
      ),
    );
  if (!row.migrated)
    reasons.push(
      text(
        'Basis data ini belum memuat log Rumpun (npx rumpun migrate).',
        'This database holds no log of Rumpun yet (npx rumpun migrate).',
      ),
    );
  return reasons;
}
