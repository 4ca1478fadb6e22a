import type { Bilingual } from '@app/contracts';
import type { DomainEvent } from '@app/eventsourcing';
import type { Voice } from './voice.js';

/** How one event type is told. The phrases follow the name of whoever acted and end without a full stop. */
export interface Told<D extends object = object> {
  /** The event's name in lists and filters. */
  readonly title: Bilingual;
  id(data: D, say: Voice): string;
  en(data: D, say: Voice): string;
  /** On what grounds, where the event says so: a reason in somebody's own words, or what was judged. */
  basis?(data: D, say: Voice): string | undefined;
}

/** A template for each event type of a union: a type without one does not compile. */
export type Telling<E extends DomainEvent> = {
  readonly [T in E['type']]: Told<Extract<E, { type: T }>['data']>;
};
