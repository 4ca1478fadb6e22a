import type { Head } from '@app/eventsourcing';
import { appendLeaves, EMPTY_FRONTIER, type Frontier, leafHash, rootOf } from '@app/ledger';
import { parseHead, saltedDigest } from '../codec/entry-codec.js';
import { nodeHasher } from '../crypto/node-hasher.js';
import type { Queryable } from '../read/queries.js';
import { type PlaceRow, placesOf, type TickRow, ticksOf } from './log-pages.js';
import type { LogProblem, LogProblemKind } from './log-problem.js';

/** What a log holds, and everything in it that is not as it was sealed. */
export interface LogVerification {
  /** Sealed entries that were looked at. */
  readonly entries: number;
  readonly ticks: number;
  readonly era: number | null;
  /** Highest id of a sealed entry; null in an empty log. */
  readonly lastEntry: number | null;
  /** When the newest entry was sealed, ISO 8601; null in an empty log. */
  readonly sealedAt: string | null;
  /** RFC 6962 tree hash over all heads as they are stored, in hex. */
  readonly root: string;
  /** How many streams there are of each category. */
  readonly streams: Readonly<Record<string, number>>;
  /** The first problems, in the order of the log; none in a good one. */
  readonly problems: readonly LogProblem[];
}

/** Most problems that are told: a log that was shifted by one has as many as entries. */
const MOST_PROBLEMS = 20;

/**
 * Reads the whole log and holds it against what was sealed: positions are dense, every head hashes to its leaf, every
 * payload to what its head commits to, every tick's Merkle frontier is that of the stored heads, and each stream's
 * versions follow one another. Without signed checkpoints a log that was made anew as a whole is consistent with
 * itself: this finds damage, not a forger who owns the database.
 *
 * @param database whose parsers read bigint as number; nobody seals meanwhile
 * @param onProgress told now and then how many entries were looked at
 */
export async function verifyLog(
  database: Queryable,
  onProgress: (entries: number) => void = () => undefined,
): Promise<LogVerification> {
  const check = new LogCheck(database, onProgress);
  for await (const tick of ticksOf(database)) await check.tick(tick);
  return check.result();
}

class LogCheck {
  private readonly places: AsyncGenerator<PlaceRow>;
  private readonly versions = new Map<string, number>();
  private readonly streams = new Map<string, number>();
  private readonly problems: LogProblem[] = [];
  private frontier: Frontier = EMPTY_FRONTIER;
  private last: TickRow | null = null;
  private ahead: PlaceRow | null | undefined;
  private entries = 0;
  private ticks = 0;
  private lastEntry: number | null = null;
  private sealedAt: string | null = null;

  constructor(
    database: Queryable,
    private readonly onProgress: (entries: number) => void,
  ) {
    this.places = placesOf(database);
  }

  async tick(row: TickRow): Promise<void> {
    const { last } = this;
    const follows =
      last === null
        ? row.tick === 1 && row.base === 0
        : row.tick === last.tick + 1 &&
          row.base === last.base + last.n &&
          row.sealed_at >= last.sealed_at &&
          row.era >= last.era;
    if (!follows) this.found('tick-order', row.tick, null);
    const leaves: Uint8Array[] = [];
    for (let at = 0; at < row.n; at++) leaves.push(await this.place(row, at));
    this.frontier = appendLeaves(nodeHasher, this.frontier, leaves);
    if (!samePeaks(this.frontier, row.frontier)) this.found('root-differs', row.tick, null);
    this.last = row;
    this.ticks += 1;
    if (row.n > 0) this.sealedAt = row.sealed_at.toISOString();
  }

  async result(): Promise<LogVerification> {
    const beyond = await this.next();
    if (beyond !== null) this.found('beyond-last-tick', null, beyond.position);
    return {
      entries: this.entries,
      ticks: this.ticks,
      era: this.last?.era ?? null,
      lastEntry: this.lastEntry,
      sealedAt: this.sealedAt,
      root: Buffer.from(rootOf(nodeHasher, this.frontier)).toString('hex'),
      streams: Object.fromEntries([...this.streams].sort(([a], [b]) => (a < b ? -1 : 1))),
      problems: this.problems,
    };
  }

  /** @returns the leaf of what is stored there; the sealed one where nothing is, so that later ticks stay checkable */
  private async place(tick: TickRow, at: number): Promise<Uint8Array> {
    const position = tick.base + at;
    const sealed = tick.leaves.subarray(32 * at, 32 * at + 32);
    let row = await this.next();
    // A position that stands twice cannot be, one before its turn belongs to a tick that was skipped.
    while (row !== null && row.position < position) {
      this.ahead = undefined;
      row = await this.next();
    }
    if (row === null || row.position > position) {
      this.found('position-missing', tick.tick, position);
      return sealed;
    }
    this.ahead = undefined;
    return this.entry(tick, row, sealed);
  }

  private entry({ tick }: TickRow, row: PlaceRow, sealed: Buffer): Uint8Array {
    const { position } = row;
    if (row.id === null) {
      this.found('entry-missing', tick, position);
      return sealed;
    }
    this.entries += 1;
    if (this.entries % 1_000 === 0) this.onProgress(this.entries);
    this.lastEntry = Math.max(this.lastEntry ?? 0, row.id);
    const leaf = leafHash(nodeHasher, row.head);
    if (!sealed.equals(leaf)) this.found('head-changed', tick, position);
    else this.contents(tick, row);
    return leaf;
  }

  private contents(tick: number, row: PlaceRow): void {
    const { position, stream, version, body, salt } = row;
    const head: Head = parseHead(row.head);
    if (head.stream !== stream || head.version !== version || head.command !== row.command)
      this.found('columns-differ', tick, position);
    if (body !== null && (salt === null || saltedDigest(salt, body) !== head.body))
      this.found('body-changed', tick, position);
    if (head.version !== (this.versions.get(head.stream) ?? 0) + 1)
      this.found('version-order', tick, position);
    if (!this.versions.has(head.stream))
      this.streams.set(head.category, (this.streams.get(head.category) ?? 0) + 1);
    this.versions.set(head.stream, head.version);
  }

  /** The next place, kept until it is taken. */
  private async next(): Promise<PlaceRow | null> {
    if (this.ahead === undefined) {
      const { value, done } = await this.places.next();
      this.ahead = done === true ? null : (value as PlaceRow);
    }
    return this.ahead;
  }

  private found(kind: LogProblemKind, tick: number | null, position: number | null): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ kind, tick, position });
  }
}

function samePeaks({ peaks }: Frontier, stored: readonly Buffer[]): boolean {
  return peaks.length === stored.length && peaks.every((peak, at) => stored[at]!.equals(peak));
}
