import type { AgreementTerms } from '@app/contracts';
import type { AgreementEvent } from '../../agreement/events.js';
import { fairDealMeter } from '../../agreement/fair-deal-meter.js';
import { daysInForce, statusOn, type StatusOnDay } from '../../agreement/in-force.js';
import type { AgreementState } from '../../agreement/state.js';
import { activationOf, endOf } from '../../agreement/views.js';
import { addDays, dayIn } from '../../shared/calendar.js';
import type { Fact } from '../../shared/facts.js';
import type { Evidence } from '../checklist.js';
import { explain } from '../explain.js';
import type { Judge, JudgeInput, Judgement, Known } from '../judge-types.js';
import { answer, looked, seen } from './answers.js';
import { completedOnce } from './duties.js';

type Kind = 'lpt' | 'pke';

/** The agreement that a criterion looks at, as it stands on the day judged. */
export interface Counted {
  readonly known: Known<AgreementState>;
  readonly terms: AgreementTerms;
  readonly status: StatusOnDay;
}

/** What the steps 5 and 6 rest on. */
export interface Standing {
  /** The agreement in force, or the one that was fulfilled; null when none holds the step up. */
  readonly holds: Counted | null;
  /** What the other criteria look at: the one that holds, else the newest in the making, else the newest. */
  readonly shown: Counted | null;
  /** Why none holds: the state of the last one that was in force, else of the newest. */
  readonly state: StatusOnDay | 'none';
}

const lastOf = <T>(list: readonly T[], key: (item: T) => string): T | undefined =>
  [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1)).at(-1);

const begunAt = ({ known }: Counted): string => activationOf(known.state)?.at ?? '';
const draftedAt = ({ known }: Counted): string => known.state.facts['AgreementDrafted']?.[0]?.at ?? '';
const endedOn = (counted: Counted): string => endOf(counted.known.state)?.data.endedOn ?? counted.terms.until;

/**
 * Chooses the agreement that counts: the newest in force; after the step's completion also the last one that was
 * in force, when it was fulfilled (decision 9).
 */
export function standingOf(
  input: JudgeInput,
  kind: Kind,
  fits: (terms: AgreementTerms) => boolean = () => true,
): Standing {
  const { on, zone, day } = input;
  const all = on.agreements
    .filter(({ state }) => state.identity?.kind === kind && state.terms !== null && fits(state.terms))
    .filter(
      ({ state }) =>
        seen<AgreementEvent, 'AgreementDrafted'>(input, state.facts, 'AgreementDrafted').length > 0,
    )
    .map((known) => ({ known, terms: known.state.terms!, status: statusOn(known.state, zone, day) }));
  const inForce = lastOf(
    all.filter(({ status }) => status === 'active'),
    begunAt,
  );
  const before = lastOf(
    all.filter(
      ({ known, status }) =>
        daysInForce(known.state, zone) !== null && !['active', 'not-yet'].includes(status),
    ),
    endedOn,
  );
  const making = lastOf(
    all.filter(({ status }) => ['draft', 'confirming', 'not-yet'].includes(status)),
    draftedAt,
  );
  const fulfilled = completedOnce(input, kind) && before?.status === 'fulfilled' ? before : undefined;
  const holds = inForce ?? fulfilled ?? null;
  const shown = holds ?? making ?? before ?? lastOf(all, draftedAt) ?? null;
  return { holds, shown, state: before?.status ?? shown?.status ?? 'none' };
}

/** @returns facts of an agreement that are effective by the day judged */
export const factsOn = <T extends AgreementEvent['type']>(input: JudgeInput, { known }: Counted, type: T) =>
  seen<AgreementEvent, T>(input, known.state.facts, type);

export const evidenceOf = ({ known }: Counted, facts: readonly Fact[]): Evidence[] =>
  looked({ stream: known.stream, category: 'agreement' }, facts);

/** @returns the newest facts that the text stands in */
export function textFacts(counted: Counted): Fact[] {
  const { facts } = counted.known.state;
  const written = [...(facts['AgreementDrafted'] ?? []), ...(facts['AgreementRevised'] ?? [])];
  return [...written.slice(-1), ...(facts['AddendumAdopted'] ?? [])];
}

/** The flag of an agreement under which one side loses while the other gains (E: fair deal). */
export const lossFlag = ({ known }: Counted): string[] =>
  fairDealMeter(known.state).alarm.active ? ['one-sided-loss-alarm'] : [];

/** When time alone changes whether it is in force: its first day, or the day after its last. */
export function nextDay(input: JudgeInput, counted: Counted | null): string | undefined {
  const days = counted && daysInForce(counted.known.state, input.zone);
  if (!days) return undefined;
  if (counted.status === 'not-yet') return days.from;
  return counted.status === 'active' ? addDays(days.until, 1) : undefined;
}

/** Judges that a formal agreement of the kind is in force (B.5, B.6); extra flags come from its text. */
export function judgeInForce(
  input: JudgeInput,
  standing: Standing,
  flags: readonly string[] = [],
): Judgement {
  const { holds, shown, state } = standing;
  const looking = holds ?? shown;
  const evidence =
    looking === null
      ? []
      : evidenceOf(looking, [
          ...factsOn(input, looking, 'AgreementDrafted'),
          ...factsOn(input, looking, 'AgreementActivated'),
          ...factsOn(input, looking, 'AgreementEnded'),
        ]);
  return answer(holds === null ? [explain('r4', { state })] : [], evidence, {
    nextChange: nextDay(input, looking),
    ...(flags.length > 0 && { flags }),
  });
}

/** @returns a judge of the agreement's text; without any agreement there is nothing recorded */
export const onText =
  (
    kind: Kind,
    judge: (counted: Counted, input: JudgeInput) => Judgement,
    fits?: (terms: AgreementTerms) => boolean,
  ): Judge =>
  (input) => {
    const { shown } = standingOf(input, kind, fits);
    return shown === null ? answer([explain('r1', {})], []) : judge(shown, input);
  };

/** @returns the day on which both sides had confirmed, undefined before */
export function confirmedOn({ zone }: JudgeInput, { known }: Counted): string | undefined {
  const activation = activationOf(known.state);
  return activation && dayIn(zone, activation.effectiveAt);
}
