import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';
import type { DomainEvent } from '@app/eventsourcing';
import { definitions } from '../definitions/registry.js';
import type { Zone } from '../shared/calendar.js';
import type { Label } from './label.js';
import { labelsOf } from './labels.js';

/** A word that a person can read, unlike a uuid. */
export const isCode = (id: string): boolean => !/^[0-9a-f]{8}-/.test(id);

/** A criterion's statement as it stands inside a sentence. */
const withoutStop = ({ id, en }: Bilingual): Bilingual => text(id.replace(/\.$/, ''), en.replace(/\.$/, ''));

/** What a sentence asks about ids. */
export interface Names {
  /** The zone in which an instant becomes a day. */
  readonly zone: Zone;
  /** What the id stands for (a person, an account, a cluster, a seat, a deliverable …), or null when unknown. */
  of(id: string): Bilingual | null;
}

/**
 * Names gathered from the log itself: feed it the streams that a history shows and the persons that occur in
 * them. Later facts win, so a corrected name is shown everywhere. Criteria are known by their statements.
 */
export class NameBook implements Names {
  private readonly labels = new Map<string, Label>();
  /** Ids that were asked for in vain: whoever can look them up teaches the book and tells again. */
  readonly unknown = new Set<string>();

  constructor(readonly zone: Zone) {
    for (const { steps, sustained } of definitions) {
      const rows = [...steps.flatMap((step) => step.criteria), ...sustained];
      for (const { id, statement } of rows) this.labels.set(id, withoutStop(statement));
    }
  }

  /** Takes whatever an entry's events name. */
  learn(entry: { readonly stream: string; readonly events: readonly DomainEvent[] }): this {
    for (const event of entry.events) {
      for (const [id, label] of labelsOf(event, entry.stream)) this.labels.set(id, label);
    }
    return this;
  }

  set(id: string, label: Label): this {
    this.labels.set(id, label);
    return this;
  }

  of(id: string): Bilingual | null {
    const label = this.labels.get(id);
    if (label === undefined) return this.miss(id);
    if (!('after' in label)) return label;
    // One step only: a ring of names must not hang a page.
    const named = this.labels.get(label.after);
    if (named === undefined) return this.miss(label.after);
    return 'after' in named ? null : named;
  }

  /** A criterion of a definition that this program does not know still has its code. */
  private miss(id: string): Bilingual | null {
    if (isCode(id)) return text(id);
    this.unknown.add(id);
    return null;
  }
}
