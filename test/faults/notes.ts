import { randomUUID } from 'node:crypto';
import { type AppendRequest, EventRegistry } from '@app/eventsourcing';

/** The one event type of the fault tests. */
export const noteRegistry = new EventRegistry([
  { type: 'Noted', schema: 1, personal: [], parse: (data) => data as object },
]);

/** @returns a valid append of one small event */
export function noteRequest(stream: string, expectedVersion: number, text = 'x'): AppendRequest {
  const at = '2026-03-31T09:00:00.000Z';
  return {
    stream,
    category: 'note',
    expectedVersion,
    commandId: randomUUID(),
    request: { text },
    actor: { account: 'operator', person: null },
    at,
    effectiveAt: at,
    definition: null,
    events: [{ type: 'Noted', schema: 1, data: { text } }],
  };
}
