import type { Target } from '@app/access';
import type { Category, ChangeView } from '@app/contracts';
import type { SealedEntry } from '@app/eventsourcing';
import type { Reads } from '../reads/reads.js';
import type { ApiServices } from '../services.js';

/** An entry with its place in the programme; null where it has none that anybody may read. */
export interface PlacedChange {
  readonly change: ChangeView;
  readonly target: Target | null;
}

/** Entries read at a time. */
const PAGE = 100;

/** The log page by page with the places of its entries: what many watch at the same time is read once. */
export class ChangePages {
  private readonly underWay = new Map<number, Promise<readonly PlacedChange[]>>();

  constructor(
    private readonly services: Pick<ApiServices, 'store'>,
    private readonly reads: Pick<Reads, 'place'>,
  ) {}

  /** @param position of the last entry that is known @returns what follows it, in order; empty at the end */
  after(position: number): Promise<readonly PlacedChange[]> {
    const known = this.underWay.get(position);
    if (known !== undefined) return known;
    const page = this.read(position).finally(() => this.underWay.delete(position));
    this.underWay.set(position, page);
    return page;
  }

  private async read(position: number): Promise<readonly PlacedChange[]> {
    const entries = await this.services.store.readAll(position + 1, PAGE);
    return Promise.all(
      entries.map(async (entry) => ({
        change: changeOf(entry),
        target: await this.reads.place(entry.category as Category, entry.stream),
      })),
    );
  }
}

function changeOf({ position, at, category, stream, version, events }: SealedEntry): ChangeView {
  return { position, at, category, stream, version, events: events.map(({ type }) => type) };
}
