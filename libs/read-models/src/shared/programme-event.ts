import type { DomainEvent } from '@app/eventsourcing';
import type {
  AccountEvent,
  AgreementEvent,
  ClusterEvent,
  CycleEvent,
  DefinitionEvent,
  ForumEvent,
  PersonEvent,
  RegionEvent,
} from '@app/programme';

/** Every event that a projection of the programme may meet, told apart by `type`. */
export type ProgrammeEvent =
  | ForumEvent
  | ClusterEvent
  | AgreementEvent
  | CycleEvent
  | RegionEvent
  | PersonEvent
  | AccountEvent
  | DefinitionEvent;

/**
 * The events of an entry with their types. The store gives upcast events that were checked against the registry
 * when they were written, so that only the compiler needs to be told.
 */
export function programmeEventsOf(entry: {
  readonly events: readonly DomainEvent[];
}): readonly ProgrammeEvent[] {
  return entry.events as readonly ProgrammeEvent[];
}
