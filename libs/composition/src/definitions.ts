import type { AppendRequest, EventStore } from '@app/eventsourcing';
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

function publish(store: EventStore, definition: Definition, at: string): Promise<void> {
  const ref = definitionRef(definition);
  const name = `${ref.id}.v${ref.version}`;
  return publishOnce(store, `the definition ${name}`, {
    stream: uuidv5(`definition:${name}`, NAMESPACE),
    category: 'definition',
    expectedVersion: 0,
    commandId: uuidv5(`publish:${name}`, NAMESPACE),
    request: { ...ref },
    at,
    definition: ref.hash,
    events: [event('DefinitionPublished', { ...ref })],
  });
}

/**
 * Puts `InstrumentPublished` into the log for every version that comes with the program, once each.
 *
 * @throws Error when a version that was published reads differently now
 */
export async function publishInstruments(store: EventStore, at: string): Promise<void> {
  for (const content of builtInInstruments) await publishInstrument(store, content, at);
}

function publishInstrument(store: EventStore, content: InstrumentContent, at: string): Promise<void> {
  const ref = instrumentRefOf(content);
  const name = `${ref.key}.v${ref.version}`;
  return publishOnce(store, `the instrument ${name}`, {
    stream: instrumentStreamId(ref.key),
    category: 'instrument',
    expectedVersion: ref.version - 1,
    commandId: uuidv5(`publish-instrument:${name}`, NAMESPACE),
    request: { ...ref },
    at,
    definition: null,
    events: [event('InstrumentPublished', { content, hash: ref.hash })],
  });
}

/** The request holds the text's hash: an edited text meets its own command id with another request. */
async function publishOnce(
  store: EventStore,
  what: string,
  given: Omit<AppendRequest, 'actor' | 'effectiveAt'>,
): Promise<void> {
  const actor = { account: 'operator', person: null };
  const result = await store.append({ ...given, actor, effectiveAt: given.at });
  if (result.status === 'appended' || result.status === 'known') return;
  throw new Error(`${what} was published with another text; a new text needs a new version`);
}
