import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';
import type { Actor, Decision, DomainEvent, Reason } from '@app/eventsourcing';
import { accept, refusal, refuse } from '@app/eventsourcing';

/**
 * One reason of a refusal.
 *
 * @param code stable machine code, kebab-case
 * @param id Indonesian @param en English
 * @param field JSON pointer into the command's data, when a field is at fault
 * @param params what a screen may want to render its own way
 */
export function because(
  code: string,
  id: string,
  en: string,
  field?: string,
  params?: Readonly<Record<string, unknown>>,
): Reason {
  return { code, text: text(id, en), ...(field !== undefined && { field }), ...(params && { params }) };
}

/** What a check answers: nothing, a reason, or several. */
export type Check = Reason | readonly Reason[] | false | null | undefined;

/** What a command comes to: everything that speaks against it, and its events when nothing does. */
export interface Ruling<E extends DomainEvent> {
  readonly checks: readonly Check[];
  /** The checklist as judged, when criteria were asked: a refusal carries it. */
  readonly checklist?: unknown;
  /** Hash of the definition that the decision was judged under, where there was one. */
  readonly definition?: string;
  /** Asked only when no check found a reason. */
  events(): readonly E[];
}

/** @returns every reason that the checks found, in their order */
export function reasonsOf(checks: readonly Check[]): Reason[] {
  return checks.flatMap((check) =>
    check ? (Array.isArray(check) ? (check as Reason[]) : [check as Reason]) : [],
  );
}

/**
 * Turns a ruling into a decision: refused with all reasons at once, or accepted.
 *
 * @param command its name, from which the refusal takes its code
 * @param title its title in both languages
 */
export function conclude<E extends DomainEvent>(
  command: string,
  title: Bilingual,
  ruling: Ruling<E>,
): Decision<E> {
  const reasons = reasonsOf(ruling.checks);
  if (reasons.length === 0) return accept(ruling.events(), ruling.definition);
  const refused = text(`Ditolak: ${title.id}`, `Refused: ${title.en}`);
  return refuse(refusal(`${command}-refused`, refused, reasons, ruling.checklist));
}

/** @returns whether two actors are one person or one account: nobody stands on both sides of a decision */
export function sameActor(one: Actor, other: Actor): boolean {
  return one.account === other.account || (one.person !== null && one.person === other.person);
}
