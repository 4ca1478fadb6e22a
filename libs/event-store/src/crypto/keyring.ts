import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { MasterKey } from './master-key.js';

/** A person's data key. */
export interface PersonKey {
  readonly subject: string;
  readonly version: number;
  /** 32 bytes. */
  readonly key: Buffer;
}

export interface KeyringOptions {
  readonly pool: Pick<pg.Pool, 'query'>;
  readonly master: MasterKey;
  /** How many unwrapped keys to keep in memory, 10,000 by default. */
  readonly cacheSize?: number;
}

interface KeyRow {
  readonly subject: string;
  readonly key_version: number;
  readonly wrapped: Buffer;
}

/**
 * The data keys of the persons named in the log, one each. A key that was deleted from the database reads as
 * null, and whatever it encrypted as erased.
 */
export class Keyring {
  /** Insertion order is the order of use: the first one is the one to drop. */
  private readonly cache = new Map<string, PersonKey>();
  private readonly limit: number;

  constructor(private readonly options: KeyringOptions) {
    this.limit = options.cacheSize ?? 10_000;
  }

  /**
   * The keys to encrypt under, made where a person has none.
   * @param subjects uuids
   */
  async forWriting(subjects: ReadonlySet<string>): Promise<Map<string, PersonKey>> {
    const keys = this.cached(subjects);
    const unknown = [...subjects].filter((subject) => !keys.has(subject));
    if (unknown.length === 0) return keys;
    await this.read(unknown, keys);
    const keyless = unknown.filter((subject) => !keys.has(subject));
    if (keyless.length === 0) return keys;
    const wrapped = keyless.map((subject) => this.options.master.wrap(subject, randomBytes(32)));
    // Whoever comes second takes the key of the first: the unique subject decides.
    await this.options.pool.query(
      `insert into log.person_key (subject, wrapped)
       select * from unnest($1::uuid[], $2::bytea[]) order by 1 on conflict do nothing`,
      [keyless, wrapped],
    );
    await this.read(keyless, keys);
    return keys;
  }

  /**
   * The keys that still exist; a person without one was erased.
   * @param needed subject → newest key version to be read. Versions only rise, so an older key in memory is one
   *   that was destroyed and followed by another since.
   */
  async forReading(needed: ReadonlyMap<string, number>): Promise<Map<string, PersonKey>> {
    const keys = this.cached(needed.keys());
    const unknown = [...needed].filter(([subject, version]) => (keys.get(subject)?.version ?? 0) < version);
    if (unknown.length > 0)
      await this.read(
        unknown.map(([subject]) => subject),
        keys,
      );
    return keys;
  }

  private cached(subjects: Iterable<string>): Map<string, PersonKey> {
    const keys = new Map<string, PersonKey>();
    for (const subject of subjects) {
      const key = this.cache.get(subject);
      if (key !== undefined) keys.set(subject, this.remember(key));
    }
    return keys;
  }

  /**
   * Forgets an unwrapped key, after its row was deleted.
   * @param subject every person when absent
   */
  invalidate(subject?: string): void {
    if (subject === undefined) this.cache.clear();
    else this.cache.delete(subject);
  }

  private async read(subjects: readonly string[], into: Map<string, PersonKey>): Promise<void> {
    const { rows } = await this.options.pool.query<KeyRow>({
      name: 'rumpun-person-keys',
      text: 'select subject, key_version, wrapped from log.person_key where subject = any($1::uuid[])',
      values: [subjects],
    });
    for (const subject of subjects) {
      into.delete(subject);
      this.cache.delete(subject);
    }
    for (const { subject, key_version: version, wrapped } of rows) {
      const key = { subject, version, key: this.options.master.unwrap(subject, wrapped) };
      into.set(subject, this.remember(key));
    }
  }

  private remember(key: PersonKey): PersonKey {
    this.cache.delete(key.subject);
    this.cache.set(key.subject, key);
    if (this.cache.size > this.limit) this.cache.delete(this.cache.keys().next().value!);
    return key;
  }
}
