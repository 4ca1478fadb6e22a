import type { EventStore } from '@app/eventsourcing';
import type { InstrumentContent } from '@app/contracts';
import type { Definition } from '@app/programme';
import {
  builtInInstruments,
  definitionRef,
  definitions,
  event,
  instrumentRefOf,
  instrumentStreamId,
} from '@app/programme';
import { v5 as uuidv5 } from 'uuid';

/** Namespace of the streams and commands that publish definitions; never changed, for the log holds them. */
const NAMESPACE = '8a3f2d51-0c47-5b6e-9d18-7e5c4b3a2910';

/**
 * Puts `DefinitionPublished` into the log for every definition that this program knows, once each.
 *
 * @throws Error when a definition that was published reads differently now
 */
export async function publishDefinitions(store: EventStore, at: string): Promise<void> {
  for (const definition of definitions) await publish(store, definition, at);
}

async function publish(store: EventStore, definition: Definition, at: string): Promise<void> {
  const ref = definitionRef(definition);
  const name = `${ref.id}.v${ref.version}`;
  const result = await store.append({
    stream: uuidv5(`definition:${name}`, NAMESPACE),
    category: 'definition',
    expectedVersion: 0,
    commandId: uuidv5(`publish:${name}`, NAMESPACE),
    // Holds the hash: an edited definition meets its own command id with another request.
    request: { ...ref },
    actor: { account: 'operator', person: null },
    at,
    effectiveAt: at,
    definition: ref.hash,
    events: [event('DefinitionPublished', { ...ref })],
  });
  if (result.status === 'appended' || result.status === 'known') return;
  throw new Error(`the definition ${name} was published with another text; a new text needs a new version`);
}

/**
 * Puts `InstrumentPublished` into the log for every version that comes with the program, once each.
 *
 * @throws Error when a version that was published reads differently now, or an administrator took its number
 */
export async function publishInstruments(store: EventStore, at: string): Promise<void> {
  for (const content of builtInInstruments) await publishInstrument(store, content, at);
}

async function publishInstrument(store: EventStore, content: InstrumentContent, at: string): Promise<void> {
  const ref = instrumentRefOf(content);
  const result = await store.append({
    stream: instrumentStreamId(ref.key),
    category: 'instrument',
    expectedVersion: ref.version - 1,
    commandId: uuidv5(`publish-instrument:${ref.key}.v${ref.version}`, NAMESPACE),
    request: { ...ref },
    actor: { account: 'operator', person: null },
    at,
    effectiveAt: at,
    definition: null,
    events: [event('InstrumentPublished', { content, hash: ref.hash })],
  });
  if (result.status === 'appended' || result.status === 'known') return;
  throw new Error(`the instrument ${ref.key} v${ref.version} was published with another text`);
}
