import { createLogClient } from '@app/event-store';

/** What was acknowledged at a moment. */
export interface Acknowledged {
  /** The moment by this machine's clock, ISO 8601: every answer given before it is in. */
  readonly asOf: string;
  /** The newest entry's id; null in an empty log. */
  readonly entry: number | null;
  readonly position: number;
  readonly sealedAt: string | null;
}

interface Sample extends Acknowledged {
  readonly wal: bigint;
}

interface SampleRow {
  readonly wal: string;
  readonly entry: number | null;
  readonly position: number;
  readonly sealed_at: Date | null;
}

/**
 * The function is volatile: it is asked after the statement's snapshot was taken. What the snapshot shows was
 * committed before that point of the write-ahead log.
 */
const SAMPLE_SQL = `
select e.entry, coalesce(t.position, -1) as position, t.sealed_at, pg_current_wal_insert_lsn()::text as wal
from (select max(id) as entry from log.entry) e
left join lateral (select base + n - 1 as position, sealed_at from log.tick order by tick desc limit 1) t on true`;

const INTERVAL_MS = 250;
const KEPT_SAMPLES = 10_000;

/**
 * Looks at the log again and again while a backup is taken, so that it can be said what surely lies in it: the last
 * look at a place of the write-ahead log before the backup's end.
 */
export class AcknowledgedWatch {
  private readonly samples: Sample[] = [];
  private stopped = false;
  private loop: Promise<void> | undefined;

  private constructor(private readonly client: ReturnType<typeof createLogClient>) {}

  /** Takes the first look. @throws the database's error */
  static async begin(url: string): Promise<AcknowledgedWatch> {
    const client = createLogClient({ connectionString: url, applicationName: 'rumpun backup watch' });
    await client.connect();
    const watch = new AcknowledgedWatch(client);
    await watch.look();
    watch.loop = watch.run();
    return watch;
  }

  /**
   * @param end of the backup in the write-ahead log; the first look was before the backup began
   * @returns what was acknowledged before it
   */
  before(end: string): Acknowledged {
    const limit = placeInWal(end);
    const { wal: _, ...found } = this.samples.findLast(({ wal }) => wal <= limit) ?? this.samples[0]!;
    return found;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.loop;
    await this.client.end().catch(() => undefined);
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
      // A look that fails only makes the statement about the backup's end a weaker one.
      await this.look().catch(() => undefined);
    }
  }

  private async look(): Promise<void> {
    const asOf = new Date().toISOString();
    const { rows } = await this.client.query<SampleRow>(SAMPLE_SQL);
    const { wal, entry, position, sealed_at: sealedAt } = rows[0]!;
    this.samples.push({
      wal: placeInWal(wal),
      asOf,
      entry,
      position,
      sealedAt: position < 0 || sealedAt === null ? null : sealedAt.toISOString(),
    });
    // Only looks near the end can be the answer; the first is kept for a backup that ends before the next.
    if (this.samples.length > KEPT_SAMPLES) this.samples.splice(1, 1);
  }
}

/** @param lsn `16/B374D848`, two hexadecimal halves of a 64-bit number */
function placeInWal(lsn: string): bigint {
  const [high, low] = lsn.split('/');
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}
