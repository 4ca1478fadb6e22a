import { text } from '@app/contracts';
import type { ClusterState, CycleFact, CycleState, ForumState, Known, ObligationParty } from '@app/programme';
import {
  correctionsOf,
  cycleFacts,
  cycleStatusOf,
  findingsOf,
  type FindingView,
  fkakTenures,
  forumTenures,
} from '@app/programme';
import { settingOf } from './cluster.js';
import { cite, dueFrom, type Duty, met, recordedOn, type Setting } from './duty.js';
import { obligationsFrom } from './finish.js';
import { standingHistory } from './standing.js';
import type { Played } from './turns.js';
import type { Obligation, Timetable } from './types.js';

/** The streams around a cycle that its obligations rest on. */
export interface AroundCycle {
  readonly cluster: Played<ClusterState>;
  readonly forum: Known<ForumState> | null;
}

/**
 * What follows an approved cycle: its findings are followed up and its corrective actions carried out (E). Opening,
 * submitting and deciding belong to the cluster's quarters, which come whether somebody opened a cycle or not.
 */
export function obligationsOfCycle(
  cycle: Known<CycleState>,
  around: AroundCycle,
  timetable: Timetable,
): Obligation[] {
  const setting = settingOf(around.cluster, around.forum, timetable);
  if (setting === null || cycleStatusOf(cycle.state) !== 'approved') return [];
  const duties = [
    ...findingsOf(cycle.state).flatMap((finding) => followUpDuties(cycle, finding, setting)),
    ...correctionDuties(cycle, around, setting),
  ];
  return obligationsFrom(duties, standingHistory(around.cluster.turns, setting), setting);
}

/** One duty for each date that a finding had: a date that was put off is a new one. */
function followUpDuties({ stream, state }: Known<CycleState>, view: FindingView, setting: Setting): Duty[] {
  const { finding, followUp, closed } = view;
  const approved = cycleFacts(state, 'CycleApproved')[0]!;
  const dated = cycleFacts(state, 'FollowUpSet').filter(
    ({ data }) => data.finding === finding.data.finding && data.due !== undefined,
  );
  const dates: { due: string; fact: CycleFact<'FollowUpSet'> | CycleFact<'FindingRaised'> }[] = [
    { due: finding.data.due, fact: finding },
  ];
  for (const fact of dated)
    if (fact.data.due !== dates.at(-1)!.due) dates.push({ due: fact.data.due!, fact });
  return dates.flatMap(({ due, fact }, index): Duty[] => {
    const dueOn = dueFrom(setting, due);
    if (dueOn === null) return [];
    const next = dates[index + 1];
    const open = closed ? met(stream, followUp!) : null;
    return [
      {
        kind: 'follow-up',
        subject: { category: 'cycle', stream, item: finding.data.finding },
        period: due,
        since: recordedOn(setting, index === 0 ? approved : fact),
        due: dueOn,
        owner: { role: 'manager', person: null },
        settled: next === undefined ? open : { state: 'void', why: 'replaced', by: cite(stream, next.fact) },
        text: text(
          `Temuan monitoring "${finding.data.what}" ditindaklanjuti: ${finding.data.recommendation}`,
          `The monitoring found "${finding.data.what}"; it is followed up: ${finding.data.recommendation}`,
        ),
        facts: [cite(stream, finding), ...(fact === finding ? [] : [cite(stream, fact)])],
      },
    ];
  });
}

function correctionDuties(
  { stream, state }: Known<CycleState>,
  around: AroundCycle,
  setting: Setting,
): Duty[] {
  return correctionsOf(state).flatMap(({ correction, closing }): Duty[] => {
    const { action, owner, what } = correction.data;
    const due = dueFrom(setting, correction.data.due);
    if (due === null) return [];
    return [
      {
        kind: 'corrective-action',
        subject: { category: 'cycle', stream, item: action },
        period: null,
        since: recordedOn(setting, correction),
        due,
        owner: seatedParty(owner, around, setting),
        settled: met(stream, closing ?? undefined),
        text: text(`Tindakan perbaikan direncanakan: ${what}`, `A corrective action was planned: ${what}`),
        facts: [cite(stream, correction)],
      },
    ];
  });
}

/** A person in the role in which the programme knows them. */
function seatedParty(person: string, { cluster, forum }: AroundCycle, { zone }: Setting): ObligationParty {
  const sits = (tenures: readonly { person: string }[]) => tenures.some((each) => each.person === person);
  if (forum !== null && sits(forumTenures(forum.state.facts, zone))) return { role: 'fpk-member', person };
  return { role: sits(fkakTenures(cluster.state.facts, zone)) ? 'fkak-rep' : 'manager', person };
}
