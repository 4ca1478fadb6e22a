import type { Row, TableShape } from '@app/eventsourcing';

/** A row version that was written and superseded within one flush. */
interface PastRow {
  readonly row: Row;
  readonly from: number;
  readonly to: number;
}

/** What is known of one key. */
export interface Slot {
  readonly key: Row;
  current: Row | null;
  /** Whether the database holds a current row for the key; null when nobody looked. */
  stored: boolean | null;
  dirty: boolean;
  /** Where the current row begins when it is not in the database yet. */
  from: number | null;
  /** Where the database's current row ends. */
  closeAt: number | null;
  past: PastRow[];
  /** Only for late writes: no write to this key may begin before it. */
  boundary: number | null;
}

/** The statements that bring a table up to its cache, as rows. */
export interface Pending {
  /** Keys with `at`. */
  readonly ends: Row[];
  /** Rows; with ranges when the table is ranged. */
  readonly rows: Row[];
  /** Keys to delete from a plain table. */
  readonly removed: Row[];
}

/** The rows of one table that a transaction read or wrote, written back in one go. */
export class TableCache {
  private readonly slots = new Map<string, Slot>();
  private readonly dirty = new Set<Slot>();
  private complete = false;

  constructor(private readonly shape: TableShape) {}

  get size(): number {
    return this.slots.size;
  }

  /** The table is empty: until something is forgotten, what is not known here is not there. */
  startEmpty(): void {
    this.complete = true;
  }

  /** @returns the slot when its current row is known */
  lookUp(key: Row): Slot | undefined {
    const slot = this.slots.get(this.shape.keyId(key));
    return slot === undefined && this.complete ? this.add(key, { current: null, stored: false }) : slot;
  }

  /** Remembers what the database holds; a row already known here is newer and stays. */
  learn(key: Row, row: Row | null): Slot {
    const known = this.lookUp(key);
    if (known !== undefined) return known;
    return this.add(key, { current: row, stored: row !== null });
  }

  /** Current rows that the database does not show yet (null: ended), for `find`. */
  *unwritten(): Iterable<{ readonly id: string; readonly row: Row | null }> {
    for (const { key, current } of this.dirty) yield { id: this.shape.keyId(key), row: current };
  }

  /**
   * @param row the new current row, null to end it
   * @param at position from which it holds
   */
  write(key: Row, row: Row | null, at: number): void {
    const slot = this.lookUp(key) ?? this.add(key, { current: null, stored: null });
    if (this.shape.ranged) {
      // A row that began at this very position never held: it is replaced, not closed.
      if (slot.from === null) slot.closeAt ??= at;
      else if (slot.from < at) slot.past.push({ row: slot.current!, from: slot.from, to: at });
      slot.from = row === null ? null : at;
    }
    slot.current = row;
    slot.dirty = true;
    this.dirty.add(slot);
  }

  pending(): Pending {
    const ends: Row[] = [];
    const rows: Row[] = [];
    const removed: Row[] = [];
    for (const slot of this.dirty) {
      if (!this.shape.ranged) {
        if (slot.current !== null) rows.push(slot.current);
        else if (slot.stored !== false) removed.push(slot.key);
        continue;
      }
      if (slot.closeAt !== null && slot.stored !== false) ends.push({ ...slot.key, at: slot.closeAt });
      for (const { row, from, to } of slot.past) rows.push({ ...row, from_position: from, to_position: to });
      if (slot.from !== null) rows.push({ ...slot.current, from_position: slot.from, to_position: null });
    }
    return { ends, rows, removed };
  }

  /** The database now holds what `pending` said. */
  written(): void {
    for (const slot of this.dirty) {
      slot.stored = slot.current !== null;
      slot.dirty = false;
      slot.from = null;
      slot.closeAt = null;
      slot.past = [];
    }
    this.dirty.clear();
  }

  forget(): void {
    this.slots.clear();
    this.dirty.clear();
    this.complete = false;
  }

  private add(key: Row, known: Pick<Slot, 'current' | 'stored'>): Slot {
    const slot: Slot = { key, ...known, dirty: false, from: null, closeAt: null, past: [], boundary: null };
    this.slots.set(this.shape.keyId(key), slot);
    return slot;
  }
}
