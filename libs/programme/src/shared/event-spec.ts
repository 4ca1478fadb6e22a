import type { DomainEvent, EventSpec } from '@app/eventsourcing';
import type { z } from 'zod';

/** A programme event's type, schema and personal fields in one place. */
export interface ProgrammeEventSpec<
  T extends string = string,
  S extends z.ZodType = z.ZodType,
> extends EventSpec {
  readonly type: T;
  readonly zod: S;
}

/**
 * Declares an event type. The first schema version is 1; a later one comes with upcasters, never with an edit.
 * @param personal paths of personal values inside the data
 */
export function eventSpec<const T extends string, S extends z.ZodType>(
  type: T,
  zod: S,
  personal: readonly string[] = [],
): ProgrammeEventSpec<T, S> {
  return { type, schema: 1, zod, personal, parse: (data) => zod.parse(data) as object };
}

/** The discriminated union of the events of a list. */
export type EventOf<L extends readonly ProgrammeEventSpec[]> = {
  [I in keyof L]: L[I] extends ProgrammeEventSpec<infer T, infer S>
    ? z.output<S> extends object
      ? DomainEvent<T, z.output<S>>
      : never
    : never;
}[number];

/** @returns an event of schema 1 */
export function event<T extends string, D extends object>(type: T, data: D): DomainEvent<T, D> {
  return { type, schema: 1, data };
}
