import type { DomainEvent } from './event.js';
import type { Personal } from './personal.js';
import { isCiphertext, isPersonal, personalFields } from './personal-fields.js';
import type { EventRegistry } from './registry.js';
import type { AppendRequest } from './store.js';
import { textProblem } from './text.js';

/** Thrown for an append that no store may take; `path` names the field at fault (`events.0.data.name`). */
export class InvalidAppendError extends Error {
  constructor(
    readonly path: string,
    readonly problem: string,
  ) {
    super(`${path} ${problem}`);
    this.name = 'InvalidAppendError';
  }
}

/** Thrown where an append comes faster than the store can write: nothing was written, try again later. */
export class OverloadedError extends Error {
  constructor(readonly waiting: number) {
    super(`the event store is overloaded: ${waiting} appends are waiting`);
    this.name = 'OverloadedError';
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UTC_MILLISECONDS = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether a text is a uuid in the log's form: lower case only, for ids are compared as text in many places. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/**
 * What every store does before it writes: checks the request, checks each event against its type's newest schema,
 * refuses text that PostgreSQL cannot read back, brings text to Unicode's form NFC, and makes sure that personal
 * values stand exactly where their type declares them.
 *
 * @param registry the event types of the program
 * @returns the events to write, as their types' `parse` answered them
 * @throws InvalidAppendError naming the field, UnknownEventError, or what `parse` throws
 */
export function checkAppend(registry: EventRegistry, request: AppendRequest): DomainEvent[] {
  demand(isUuid(request.stream), 'stream', 'is not a uuid in lower case');
  demand(isUuid(request.commandId), 'commandId', 'is not a uuid in lower case');
  demand(/^[a-z][a-z0-9-]*$/.test(request.category), 'category', 'is not a lower-case name');
  demand(
    Number.isSafeInteger(request.expectedVersion) && request.expectedVersion >= 0,
    'expectedVersion',
    'is not a version',
  );
  demand(isMoment(request.at, UTC_MILLISECONDS), 'at', 'is not an ISO 8601 instant in UTC with milliseconds');
  demand(
    isMoment(request.effectiveAt, WITH_OFFSET),
    'effectiveAt',
    'is not an ISO 8601 instant with an offset',
  );
  demand(request.events.length > 0, 'events', 'is empty');
  for (const [name, text] of Object.entries(request.actor)) {
    const problem = text === null ? null : textProblem(text);
    demand(problem === null, `actor.${name}`, problem ?? '');
  }
  return request.events.map((event, index) => checkEvent(registry, event, `events.${index}`));
}

function checkEvent(registry: EventRegistry, event: DomainEvent, path: string): DomainEvent {
  const spec = registry.spec(event.type);
  demand(
    event.schema === spec.schema,
    `${path}.schema`,
    `is ${event.schema}; "${event.type}" is written as ${spec.schema}`,
  );
  const found: string[] = [];
  const data = spec.parse(normalised(event.data, `${path}.data`, [], found));
  const declared = new Set<string>();
  for (const { path: place, value } of personalFields(data, spec.personal)) {
    demand(isPersonal(value), `${path}.data.${place}`, 'is declared personal and is no personal value');
    demand(
      isUuid((value as Personal).subject),
      `${path}.data.${place}.subject`,
      'is not a uuid in lower case',
    );
    declared.add(place);
  }
  // A personal value at another place would be kept readable for ever.
  for (const place of found) {
    demand(
      declared.has(place),
      `${path}.data.${place}`,
      `is a personal value that "${event.type}" does not declare`,
    );
  }
  return { type: event.type, schema: event.schema, data };
}

/** @param found gathers the paths of values that look personal */
function normalised(value: unknown, root: string, path: (string | number)[], found: string[]): unknown {
  const where = () => [root, ...path].join('.');
  if (typeof value === 'string') {
    const problem = textProblem(value);
    if (problem !== null) throw new InvalidAppendError(where(), problem);
    return value.normalize('NFC');
  }
  if (typeof value === 'number') {
    demand(Number.isFinite(value), where(), 'is a number that JSON cannot hold');
    return value;
  }
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object') throw new InvalidAppendError(where(), `is of type ${typeof value}`);
  demand(!isCiphertext(value), where(), 'has the form of an encrypted personal value');
  if (isPersonal(value) && isUuid(value.subject)) found.push(path.join('.'));
  return normalisedMembers(value, root, path, found);
}

function normalisedMembers(value: object, root: string, path: (string | number)[], found: string[]): unknown {
  const step = (key: string | number, member: unknown) => {
    path.push(key);
    const result = normalised(member, root, path, found);
    path.pop();
    return result;
  };
  if (Array.isArray(value)) return value.map((member, index) => step(index, member));
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const problem = textProblem(key);
    if (problem !== null)
      throw new InvalidAppendError([root, ...path].join('.'), `has a member whose name ${problem}`);
    if (member !== undefined) copy[key] = step(key, member);
  }
  return copy;
}

function isMoment(text: string, form: RegExp): boolean {
  return form.test(text) && !Number.isNaN(Date.parse(text));
}

function demand(holds: boolean, path: string, problem: string): asserts holds {
  if (!holds) throw new InvalidAppendError(path, problem);
}
