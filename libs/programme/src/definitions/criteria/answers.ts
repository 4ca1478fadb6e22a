import type { DomainEvent } from '@app/eventsourcing';
import { dayIn } from '../../shared/calendar.js';
import { type Fact, type Facts, factsOf } from '../../shared/facts.js';
import type { ChecklistReason, Evidence } from '../checklist.js';
import type { JudgeInput, Judgement } from '../judge-types.js';

type Extra = Pick<Judgement, 'flags' | 'nextChange' | 'unmetSince'>;

/** A stream as evidence names it. */
export interface Source {
  readonly stream: string;
  readonly category: string;
}

/** @returns the facts as evidence: enough to find each in the log, none twice */
export function looked(source: Source, facts: readonly Fact[]): Evidence[] {
  const unique = new Map(facts.map((fact) => [`${fact.ref.version}.${fact.ref.index}`, fact]));
  return [...unique.values()].map(({ ref, type }) => ({
    stream: source.stream,
    category: source.category,
    version: ref.version,
    index: ref.index,
    type,
  }));
}

/** @returns the live facts of a type that are effective on or before the day judged on, oldest first */
export function seen<E extends DomainEvent, T extends E['type']>(
  { day, zone }: Pick<JudgeInput, 'day' | 'zone'>,
  facts: Facts,
  type: T,
): readonly Fact<Extract<E, { type: T }>>[] {
  return factsOf<E, T>(facts, type).filter((fact) => dayIn(zone, fact.effectiveAt) <= day);
}

/**
 * The judgement that follows from the reasons found: met when there is none.
 *
 * @param reasons why it is not met
 * @param evidence what was looked at
 */
export function answer(
  reasons: readonly ChecklistReason[],
  evidence: readonly Evidence[],
  extra: Extra = {},
): Judgement {
  const kept = Object.fromEntries(Object.entries(extra).filter(([, value]) => value !== undefined));
  return { met: reasons.length === 0, reasons, evidence, ...kept };
}

/** @returns the numeric parameter @throws Error when the definition has no such number */
export function numberOf({ parameters }: JudgeInput, name: string): number {
  const value = parameters[name];
  if (typeof value !== 'number') throw new Error(`parameter "${name}" is not a number`);
  return value;
}

/** @returns the list parameter @throws Error when the definition has no such list */
export function listOf({ parameters }: JudgeInput, name: string): readonly string[] {
  const value = parameters[name];
  if (!Array.isArray(value)) throw new Error(`parameter "${name}" is not a list`);
  return value as readonly string[];
}
