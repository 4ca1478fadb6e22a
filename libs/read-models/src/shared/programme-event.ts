import type { DomainEvent } from '@app/eventsourcing';
import type { ProgrammeEvent } from '@app/programme';

/**
 * The events of an entry with their types. The store gives upcast events that were checked against the registry
 * when they were written, so that only the compiler needs to be told.
 */
export function programmeEventsOf(entry: {
  readonly events: readonly DomainEvent[];
}): readonly ProgrammeEvent[] {
  return entry.events as readonly ProgrammeEvent[];
}
