import type { Actor, DomainEvent, SealedEntry } from '@app/eventsourcing';

/** What an entry of a test may say besides its events. */
export interface EntryOptions {
  readonly at?: string;
  readonly effectiveAt?: string;
  readonly actor?: Actor;
}

const MINUTE = 60_000;
const anyone: Actor = { account: '00000000-0000-4000-8000-00000000aaaa', person: null };

/** @returns a uuid that is the same for the same kind and number in every run */
export function idOf(kind: number, number: number): string {
  const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');
  return `${hex(kind, 8)}-0000-4000-8000-${hex(number, 12)}`;
}

/**
 * A log for projections: what the sealer would have delivered, with positions, versions and a clock that moves a
 * minute with every entry. Nothing is decided here, so tests say exactly which facts stand in the log.
 */
export class LogBuilder {
  readonly entries: SealedEntry[] = [];
  private readonly versions = new Map<string, number>();
  private now: number;

  constructor(start = '2026-01-05T02:00:00.000Z') {
    this.now = Date.parse(start);
  }

  /** Lets time pass without an entry. */
  passDays(days: number): this {
    this.now += days * 24 * 60 * MINUTE;
    return this;
  }

  get clock(): string {
    return new Date(this.now).toISOString();
  }

  add(
    category: string,
    stream: string,
    events: readonly { readonly type: string; readonly data: object }[],
    options: EntryOptions = {},
  ): SealedEntry {
    this.now += MINUTE;
    const at = options.at ?? this.clock;
    const version = (this.versions.get(stream) ?? 0) + 1;
    this.versions.set(stream, version);
    const position = this.entries.length;
    const entry: SealedEntry = {
      stream,
      category,
      version,
      commandId: idOf(0xc0de, position),
      actor: options.actor ?? anyone,
      at,
      effectiveAt: options.effectiveAt ?? at,
      definition: null,
      id: position + 1,
      events: events.map((each): DomainEvent => ({ schema: 1, ...each })),
      position,
      sealedAt: at,
    };
    this.entries.push(entry);
    return entry;
  }
}
