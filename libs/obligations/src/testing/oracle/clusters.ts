import { addDays, addMonths, cycleStreamId } from '@app/programme';
import type { Day } from '../../policy/index.js';
import { AHEAD_DAYS, type Desk, latest, type Line, rollBack, rollForward } from './naive.js';
import { pick, type Seen } from './seen.js';

const WORK = ['implementation', 'progress', 'conformity', 'fairness'];
const monitor = { role: 'monitor', person: null } as const;

/** @returns the quarter's first day, for any day in it */
const firstOf = (day: Day): Day =>
  `${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
const nameOf = (first: Day): string => `${first.slice(0, 4)}-Q${(Number(first.slice(5, 7)) + 2) / 3}`;

/** The four days of each quarter since the enrolment was recorded. */
export function quarterLines(desk: Desk, cluster: string): Line[] {
  const enrolled = pick(desk.seen, 'ClusterEnrolled', cluster)[0]!;
  const lines: Line[] = [];
  for (let from = firstOf(enrolled.on); from <= addDays(desk.today, AHEAD_DAYS); from = addMonths(from, 3)) {
    lines.push(...linesOfQuarter(desk, cluster, enrolled, from));
  }
  return lines;
}

function linesOfQuarter(desk: Desk, cluster: string, enrolled: Seen, from: Day): Line[] {
  const { cadence, calendar } = desk;
  const until = addDays(addMonths(from, 3), -1);
  const period = nameOf(from);
  const subject = cycleStreamId(cluster, period);
  const opened = pick(desk.seen, 'CycleOpened').find(({ data }) => data.period === period);
  const events = opened === undefined ? [] : desk.seen.filter(({ stream }) => stream === opened.stream);
  const after = (n: number) => calendar.nthWorkingDayAfter(until, n);
  const line = (kind: Line['kind'], due: Day, open: boolean): Line => ({
    kind,
    key: `${kind}:${subject}:${period}`,
    since: enrolled.on,
    due,
    owner: kind === 'cycle-review' ? { role: 'coordinator', person: desk.coordinator } : monitor,
    open,
    about: [from, until],
  });
  const openBy = calendar.addWorkingDays(latest(addDays(from, -1), enrolled.on), cadence['cycle-opening']);
  const turns = pick(events, ['CycleSubmitted', 'CycleReturned', 'CycleRecalled', 'CycleApproved']);
  const complete = opened !== undefined && isComplete(desk, cluster, { events, turns, from, until });
  const firstEnd = turns.find(({ type }) => type !== 'CycleSubmitted');
  const submitted = turns[0];
  const reviewed =
    submitted === undefined
      ? after(cadence['cycle-review'])
      : latest(after(cadence['cycle-review']), calendar.nthWorkingDayAfter(submitted.on, decisionDays(desk)));
  return [
    line('cycle-opening', openBy, opened === undefined),
    line('cycle-evidence', after(cadence['cycle-evidence']), !complete),
    line('cycle-submission', after(cadence['cycle-submission']), submitted === undefined),
    line('cycle-review', reviewed, firstEnd === undefined),
    ...laterRounds(desk, turns, { subject, period, until }),
  ];
}

const decisionDays = ({ cadence }: Desk) =>
  Math.max(cadence['cycle-review'] - cadence['cycle-submission'], 1);

/** Second and later submissions, and their reviews. */
function laterRounds(
  desk: Desk,
  turns: readonly Seen[],
  { subject, period, until }: { subject: string; period: string; until: Day },
): Line[] {
  const { cadence, calendar, coordinator } = desk;
  const lines: Line[] = [];
  let number = 1;
  turns.forEach(({ type, on }, index) => {
    const nextTurn = turns[index + 1];
    if (type === 'CycleReturned' || type === 'CycleRecalled') {
      number += 1;
      const due = latest(
        calendar.nthWorkingDayAfter(until, cadence['cycle-submission']),
        calendar.nthWorkingDayAfter(on, cadence['cycle-resubmission']),
      );
      const key = `cycle-submission:${subject}:${period}/${number}`;
      const open = nextTurn === undefined;
      lines.push({ kind: 'cycle-submission', key, since: on, due, owner: monitor, open });
    }
    if (type === 'CycleSubmitted' && number > 1) {
      const due = latest(
        calendar.nthWorkingDayAfter(until, cadence['cycle-review']),
        calendar.nthWorkingDayAfter(on, decisionDays(desk)),
      );
      const key = `cycle-review:${subject}:${period}/${number}`;
      const owner = { role: 'coordinator', person: coordinator } as const;
      lines.push({ kind: 'cycle-review', key, since: on, due, owner, open: nextTurn === undefined });
    }
  });
  return lines;
}

interface Examined {
  readonly events: readonly Seen[];
  readonly turns: readonly Seen[];
  readonly from: Day;
  readonly until: Day;
}

/** Every work and every agreement of the quarter has an item for each aspect, or it was handed in. */
function isComplete({ seen }: Desk, cluster: string, { events, turns, from, until }: Examined): boolean {
  const last = turns.at(-1)?.type;
  if (last === 'CycleSubmitted' || last === 'CycleApproved') return true;
  const items = pick(events, 'ItemJudged').filter(({ data }) => data.verdict !== 'unexamined');
  const byThen = (type: string) => pick(seen, type, cluster).some(({ effective }) => effective <= until);
  const deals = pick(seen, 'AgreementActivated').filter((each) => inForce(seen, each, from, until));
  const kinds = deals.map(({ stream }) => pick(seen, 'AgreementDrafted', stream)[0]!.data.kind as string);
  const actors = [
    ...(seen.some(({ category }) => category === 'forum') ? ['fpk'] : []),
    ...(byThen('InstitutionCommitted') ? ['institution'] : []),
    ...['lpt', 'pke'].filter((kind) => kinds.includes(kind)),
    ...(byThen('FkakEstablished') ? ['fkak'] : []),
  ];
  const has = (field: 'actor' | 'subject', value: string, aspect: string) =>
    items.some(({ data }) => data[field] === value && data.aspect === aspect);
  const examined = actors.every((actor) =>
    [...WORK, ...(actor === 'fkak' ? ['cooperation'] : [])].every((aspect) => has('actor', actor, aspect)),
  );
  const agreements = deals.every(({ stream }) => WORK.every((aspect) => has('subject', stream, aspect)));
  return examined && agreements;
}

function inForce(seen: readonly Seen[], activated: Seen, from: Day, until: Day): boolean {
  const begins = latest(activated.data.from, activated.effective);
  const ended = pick(seen, 'AgreementEnded', activated.stream)[0]?.data.endedOn as Day | undefined;
  const ends = [lastDays(seen, activated).at(-1)!.until, ...(ended === undefined ? [] : [ended])].sort()[0]!;
  return begins <= ends && begins <= until && ends >= from;
}

/** The last days that an agreement had, in order, each with the event that set it. */
export function lastDays(seen: readonly Seen[], activated: Seen): { until: Day; by: Seen }[] {
  const adopted = pick(seen, 'AddendumAdopted', activated.stream).flatMap((by) => {
    const proposal = pick(seen, 'AddendumProposed', activated.stream).find(
      ({ data }) => data.addendum === by.data.addendum,
    );
    const until = proposal?.data.until as Day | undefined;
    return until === undefined ? [] : [{ until, by }];
  });
  return [{ until: activated.data.until as Day, by: activated }, ...adopted];
}

/** What was asked for and neither given nor refused. */
export function waiverRequestLines(desk: Desk, cluster: string): Line[] {
  const answered = pick(desk.seen, ['CriterionWaived', 'WaiverDeclined'], cluster);
  return pick(desk.seen, 'WaiverRequested', cluster).map(({ data, on }): Line => ({
    kind: 'waiver-decision',
    key: `waiver-decision:${cluster}/${data.waiver}:-`,
    since: on,
    due: desk.calendar.nthWorkingDayAfter(on, desk.cadence['waiver-decision']),
    owner: { role: 'coordinator', person: desk.coordinator },
    open: !answered.some((each) => each.data.waiver === data.waiver),
  }));
}

export function waiverLines(desk: Desk, cluster: string): Line[] {
  const granted = pick(desk.seen, 'CriterionWaived', cluster);
  const over = pick(desk.seen, ['WaiverRevoked', 'WaiverExpired'], cluster).map(({ data }) => data.waiver);
  return granted.map(({ data, on }): Line => {
    const longer = granted.some(
      (each) => each.data.criterion === data.criterion && each.data.expires > data.expires,
    );
    return {
      kind: 'waiver-expiry',
      key: `waiver-expiry:${cluster}/${data.waiver}:${data.expires}`,
      since: on,
      due: rollBack(desk, data.expires),
      owner: { role: 'manager', person: null },
      open: !longer && !over.includes(data.waiver),
    };
  });
}

const STEPS = ['fpk', 'flagship', 'support', 'fkak', 'lpt', 'pke', 'monitoring'] as const;
const AFTER: Record<string, string> = {
  flagship: 'fpk',
  support: 'flagship',
  fkak: 'support',
  lpt: 'fkak',
  pke: 'fkak',
  monitoring: 'pke',
};

/** What happened to a step, told in order: when somebody could work on it, and when it waited for a decision. */
interface StepStory {
  readonly on: Day;
  readonly state: 'workable' | 'submitted' | 'at rest';
}

function storyOf(seen: readonly Seen[], cluster: string, step: string): StepStory[] {
  const story: StepStory[] = [];
  let opened = step === 'fpk';
  if (opened) story.push({ on: pick(seen, 'ClusterEnrolled', cluster)[0]!.on, state: 'workable' });
  const events = seen.filter((each) => each.stream === cluster && each.data.step !== undefined);
  for (const { type, data, on } of events) {
    if (!opened && type === 'StepCompleted' && data.step === AFTER[step]) {
      opened = true;
      story.push({ on, state: 'workable' });
    } else if (data.step === step) {
      const at = { StepSubmitted: 'submitted', StepCompleted: 'at rest', StepRestored: 'at rest' }[type];
      story.push({ on, state: (at ?? 'workable') as StepStory['state'] });
    }
  }
  return story;
}

export function approvalLines(desk: Desk, cluster: string): Line[] {
  return STEPS.flatMap((step) => {
    const story = storyOf(desk.seen, cluster, step);
    let number = 0;
    return story.flatMap(({ on, state }, index): Line[] => {
      if (state !== 'submitted') return [];
      number += 1;
      return [
        {
          kind: 'step-approval',
          key: `step-approval:${cluster}/${step}:${number}`,
          since: on,
          due: desk.calendar.nthWorkingDayAfter(on, desk.cadence['step-approval']),
          owner: { role: 'coordinator', person: desk.coordinator },
          open: story[index + 1] === undefined,
        },
      ];
    });
  });
}

const MOVES: Record<string, { forum?: string[]; cluster?: string[] }> = {
  fpk: {
    forum:
      'MemberSeated MemberLeft AlignmentHeld MechanismAgreed DecreeIssued MeetingHeld OperatingFundsNamed HonorariumRuleSet HonorariumReported HonorariumResolved'.split(
        ' ',
      ),
  },
  flagship: { forum: ['RoundOpened', 'CandidateScored', 'FlagshipChosen'], cluster: ['FlagshipCited'] },
  support: {
    cluster: ['InstitutionMapped', 'SupportGapExplained', 'InstitutionCommitted', 'InstitutionDeclined'],
  },
  fkak: {
    cluster:
      'FkakEstablished SubgroupListed RepresentativeSeated RepresentativeLeft AlignmentHeld MechanismAgreed MeetingHeld'.split(
        ' ',
      ),
  },
  lpt: {},
  pke: {},
  monitoring: {},
};

/** Only the newest silence can be open: one line for each step that somebody could work on now. */
export function idleLines(desk: Desk, cluster: string): Line[] {
  return STEPS.flatMap((step): Line[] => {
    const story = storyOf(desk.seen, cluster, step);
    const now = story.at(-1);
    if (now?.state !== 'workable') return [];
    const quiet = latest(
      now.on,
      ...desk.seen.filter((each) => moves(desk.seen, each, step)).map(({ on }) => on),
    );
    return [
      {
        kind: 'step-idle',
        key: `step-idle:${cluster}/${step}:${quiet}`,
        since: quiet,
        due: rollForward(desk, addDays(quiet, desk.cadence['step-idle'])),
        owner: { role: 'manager', person: null },
        open: true,
      },
    ];
  });
}

function moves(seen: readonly Seen[], { type, category, stream }: Seen, step: string): boolean {
  if (category === 'agreement') return kindOf(seen, stream) === step && isFact(type);
  if (category === 'cycle') return step === 'monitoring' && isFact(type);
  return MOVES[step]![category as 'forum' | 'cluster']?.includes(type) ?? false;
}

const isFact = (type: string) => type !== 'FactRetracted';
const kindOf = (seen: readonly Seen[], stream: string) =>
  pick(seen, 'AgreementDrafted', stream)[0]!.data.kind;
