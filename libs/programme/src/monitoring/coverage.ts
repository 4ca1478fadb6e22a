import { type actors, type aspects, text } from '@app/contracts';
import type { Bilingual } from '@app/contracts';
import { inForceBetween } from '../agreement/in-force.js';
import type { AgreementState } from '../agreement/state.js';
import type { ClusterEvent } from '../cluster/events.js';
import type { Known } from '../definitions/judge-types.js';
import { dayIn, quarterDays, type Zone } from '../shared/calendar.js';
import { factsOf } from '../shared/facts.js';
import type { Examined } from './case.js';
import type { CycleState } from './state.js';
import { examinedItems, type Item } from './views.js';

export type ActorCode = (typeof actors.codes)[number];
export type AspectCode = (typeof aspects.codes)[number];

/** What is asked of everybody's work (B.7): done, progressing, by the rules, and at nobody's expense. */
export const WORK_ASPECTS: readonly AspectCode[] = ['implementation', 'progress', 'conformity', 'fairness'];
/** Whose work is examined, the FKAK's above all (B.7). */
export const WORK_ACTORS: readonly ActorCode[] = ['fpk', 'institution', 'lpt', 'pke', 'fkak'];

/** @returns the aspects of an actor's work that no item examined */
export function missingOfActor(
  items: readonly Item[],
  actor: ActorCode,
  wanted: readonly string[],
): AspectCode[] {
  const examined = new Set(items.filter(({ data }) => data.actor === actor).map(({ data }) => data.aspect));
  return (wanted as AspectCode[]).filter((aspect) => !examined.has(aspect));
}

/** @returns the aspects of a subject that no item examined */
export function missingOfSubject(
  items: readonly Item[],
  subject: string,
  wanted: readonly string[],
): AspectCode[] {
  const examined = new Set(
    items.filter(({ data }) => data.subject === subject).map(({ data }) => data.aspect),
  );
  return (wanted as AspectCode[]).filter((aspect) => !examined.has(aspect));
}

/** @returns agreements that were in force on any day of the period */
export function agreementsOfPeriod(
  agreements: readonly Known<AgreementState>[],
  period: string,
  zone: Zone,
): Known<AgreementState>[] {
  const { from, until } = quarterDays(period);
  return agreements.filter(({ state }) => inForceBetween(state, zone, from, until));
}

/**
 * Whose work there was to examine in a period: monitoring runs from enrolment on (E), when there may be no
 * FKAK, LPT or PKE yet.
 */
export function actorsAtWork(
  { cluster, forum, agreements }: Examined,
  period: string,
  zone: Zone,
): ActorCode[] {
  const { until } = quarterDays(period);
  const { facts } = cluster.state;
  const byThen = <T extends ClusterEvent['type']>(type: T) =>
    factsOf<ClusterEvent, T>(facts, type).some(({ effectiveAt }) => dayIn(zone, effectiveAt) <= until);
  const kinds = new Set(
    agreementsOfPeriod(agreements, period, zone).map(({ state }) => state.identity?.kind),
  );
  const atWork: Record<ActorCode, boolean> = {
    fpk: forum !== null,
    institution: byThen('InstitutionCommitted'),
    lpt: kinds.has('lpt'),
    pke: kinds.has('pke'),
    fkak: byThen('FkakEstablished'),
  };
  return WORK_ACTORS.filter((actor) => atWork[actor]);
}

/** Something that a cycle should have examined and did not. */
export interface Gap {
  readonly what: 'actor' | 'agreement';
  readonly actor: ActorCode;
  /** The agreement's stream, for an agreement. */
  readonly subject: string | null;
  readonly name: Bilingual | null;
  readonly aspects: readonly AspectCode[];
}

/** @returns everything that the cycle leaves uncovered: actors with their aspects, and each agreement in force */
export function gapsOf(state: CycleState, on: Examined, zone: Zone): Gap[] {
  const { period } = state.identity!;
  const items = examinedItems(state);
  const actorGaps = actorsAtWork(on, period, zone).map((actor): Gap => {
    const wanted = actor === 'fkak' ? [...WORK_ASPECTS, 'cooperation'] : WORK_ASPECTS;
    return { what: 'actor', actor, subject: null, name: null, aspects: missingOfActor(items, actor, wanted) };
  });
  const agreementGaps = agreementsOfPeriod(on.agreements, period, zone).map(
    ({ stream, state: agreement }): Gap => {
      const name = text(agreement.terms!.title);
      const missing = missingOfSubject(items, stream, WORK_ASPECTS);
      return { what: 'agreement', actor: agreement.identity!.kind, subject: stream, name, aspects: missing };
    },
  );
  return [...actorGaps, ...agreementGaps].filter((gap) => gap.aspects.length > 0);
}
