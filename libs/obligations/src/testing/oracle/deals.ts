import { addDays, amountOf } from '@app/programme';
import type { Day } from '../../policy/index.js';
import { lastDays } from './clusters.js';
import { type Desk, latest, type Line, rollBack, rollForward } from './naive.js';
import { pick, type Seen } from './seen.js';

/** The text of an agreement as it stands: the newest draft with what was added since. */
function textOf(seen: readonly Seen[], stream: string) {
  const { terms } = pick(seen, ['AgreementDrafted', 'AgreementRevised'], stream).at(-1)!.data;
  const added = pick(seen, 'AddendumAdopted', stream).map((by) => {
    const proposal = pick(seen, 'AddendumProposed', stream).find(
      ({ data }) => data.addendum === by.data.addendum,
    )!;
    return { by, ...(proposal.data as { deliverables: Promised[]; payments: Promised[] }) };
  });
  return { terms, added };
}

interface Promised {
  readonly deliverable: string;
  readonly payment: string;
  readonly due: Day;
  readonly amount: string;
  readonly payer: 'cluster' | 'partner';
}

/** Everything that agreements in force ask for, or asked for. */
export function agreementLines(desk: Desk): Line[] {
  return pick(desk.seen, 'AgreementActivated').flatMap((activated) => {
    const { kind } = pick(desk.seen, 'AgreementDrafted', activated.stream)[0]!.data;
    const { terms, added } = textOf(desk.seen, activated.stream);
    const end = pick(desk.seen, 'AgreementEnded', activated.stream)[0];
    const cluster = { role: 'fkak-rep', person: terms.cluster.signatory } as const;
    const partner = { role: kind as 'lpt' | 'pke', person: terms.partner.signatory } as const;
    const deal: Told = { desk, activated, end, kind, cluster, partner };
    const parts = [
      { by: activated, deliverables: terms.deliverables, payments: terms.payments },
      ...added,
    ] as { by: Seen; deliverables: Promised[]; payments: Promised[] }[];
    return [
      startLine(deal, terms.from),
      ...parts.flatMap(({ by, deliverables }) => deliverables.flatMap((each) => handLines(deal, each, by))),
      ...parts.flatMap(({ by, payments }) => payments.map((each) => payLine(deal, each, by))),
      ...endLines(deal),
    ];
  });
}

interface Told {
  readonly desk: Desk;
  readonly activated: Seen;
  readonly end: Seen | undefined;
  readonly kind: string;
  readonly cluster: Line['owner'];
  readonly partner: Line['owner'];
}

function startLine({ desk, activated, end, partner }: Told, from: Day): Line {
  const { stream, version } = activated;
  const work = pick(
    desk.seen,
    ['AssistanceDone', 'DeliverableSubmitted', 'CooperationFostered', 'CoordinationHeld'],
    stream,
  ).filter(
    (each) => each.version > version && !(each.type === 'CoordinationHeld' && each.data.heldOn < from),
  );
  return {
    kind: 'agreement-start',
    key: `agreement-start:${stream}:${from}`,
    since: activated.on,
    due: rollForward(desk, from),
    owner: partner,
    open: work.length === 0 && end === undefined,
  };
}

function handLines({ desk, activated, end, cluster, partner }: Told, promised: Promised, by: Seen): Line[] {
  const { stream } = activated;
  const { calendar, cadence } = desk;
  const { deliverable, due } = promised;
  const lines: Line[] = [];
  let [since, dueOn, number, waiting] = [by.on, rollForward(desk, due), 1, true];
  const handing = (open: boolean): Line => ({
    kind: 'deliverable',
    key: `deliverable:${stream}/${deliverable}:${number === 1 ? due : `${due}/${number}`}`,
    since,
    due: dueOn,
    owner: partner,
    open: open && end === undefined,
  });
  const events = desk.seen.filter(
    (each) =>
      each.stream === stream && /^Deliverable/.test(each.type) && each.data.deliverable === deliverable,
  );
  let handedIn: Seen | null = null;
  const acceptance = (submitted: Seen, open: boolean): Line => ({
    kind: 'deliverable-acceptance',
    key: `deliverable-acceptance:${stream}/${deliverable}:${number}`,
    since: submitted.on,
    due: calendar.nthWorkingDayAfter(submitted.on, cadence['deliverable-acceptance']),
    owner: cluster,
    open,
  });
  for (const each of events) {
    if (each.type === 'DeliverableSubmitted' && handedIn === null) {
      lines.push(handing(false));
      [handedIn, waiting] = [each, false];
    } else if (each.type !== 'DeliverableSubmitted' && handedIn !== null) {
      lines.push(acceptance(handedIn, false));
      handedIn = null;
      if (each.type === 'DeliverableReturned') {
        number += 1;
        const again = calendar.nthWorkingDayAfter(each.on, cadence['deliverable-redo']);
        [since, dueOn, waiting] = [each.on, latest(rollForward(desk, due), again), true];
      }
    }
  }
  return [...lines, ...(waiting ? [handing(true)] : []), ...(handedIn ? [acceptance(handedIn, true)] : [])];
}

function payLine({ desk, activated, end, cluster, partner }: Told, promised: Promised, by: Seen): Line {
  const { payment, due, amount, payer } = promised;
  const paid = pick(desk.seen, 'PaymentRecorded', activated.stream)
    .filter(({ data }) => data.scheduled === payment)
    .reduce((sum, { data }) => sum.plus(data.amount as string), amountOf('0'));
  return {
    kind: 'payment',
    key: `payment:${activated.stream}/${payment}:${due}`,
    since: by.on,
    due: rollForward(desk, due),
    owner: payer === 'cluster' ? cluster : partner,
    open: paid.lt(amount) && !(end !== undefined && due > end.data.endedOn),
  };
}

function endLines({ desk, activated, end, kind, cluster }: Told): Line[] {
  const { stream, at } = activated;
  const { seen, cadence } = desk;
  const days = lastDays(seen, activated);
  const lines = new Map<string, Line>();
  days.forEach(({ until, by }, index) => {
    const over = days[index + 1] !== undefined || end !== undefined;
    const proposed = pick(seen, 'AddendumProposed', stream).some(
      (each) => each.version > by.version && (each.data.until ?? '') > until,
    );
    const renewal = `agreement-renewal:${stream}:${until}`;
    const expiry = `agreement-expiry:${stream}:${until}`;
    const followed = (type: string) => follows(seen, type, { stream, kind, at, until });
    lines.set(renewal, {
      kind: 'agreement-renewal',
      key: renewal,
      since: by.on,
      due: rollBack(desk, addDays(until, -cadence['renewal-window'])),
      owner: cluster,
      open: !over && !proposed && !followed('AgreementDrafted'),
    });
    lines.set(expiry, {
      kind: 'agreement-expiry',
      key: expiry,
      since: by.on,
      due: rollBack(desk, until),
      owner: { role: 'manager', person: null },
      open: !over && !followed('AgreementActivated'),
    });
  });
  return [...lines.values()];
}

function follows(
  seen: readonly Seen[],
  type: string,
  of: { stream: string; kind: string; at: string; until: Day },
): boolean {
  return pick(seen, 'AgreementDrafted').some((drafted) => {
    const { stream, data } = drafted;
    const event = pick(seen, type, stream)[0];
    if (stream === of.stream || data.kind !== of.kind || event === undefined || event.at <= of.at)
      return false;
    const activated = pick(seen, 'AgreementActivated', stream)[0];
    const text = pick(seen, ['AgreementDrafted', 'AgreementRevised'], stream).at(-1)!.data.terms.until as Day;
    const until = activated === undefined ? text : lastDays(seen, activated).at(-1)!.until;
    return until > of.until;
  });
}

/** What follows approved cycles. */
export function cycleLines(desk: Desk): Line[] {
  return pick(desk.seen, 'CycleApproved').flatMap((approved) => {
    const { stream } = approved;
    const findings = pick(desk.seen, 'FindingRaised', stream);
    return [
      ...findings.flatMap((finding) => followUpLines(desk, finding, approved)),
      ...pick(desk.seen, 'CorrectionPlanned', stream).map((planned): Line => {
        const { action, owner, due } = planned.data;
        const closed = pick(desk.seen, 'CorrectionClosed', stream).some(({ data }) => data.action === action);
        const key = `corrective-action:${stream}/${action}:-`;
        const party = roleOf(desk.seen, owner);
        const since = planned.on;
        return {
          kind: 'corrective-action',
          key,
          since,
          due: rollForward(desk, due),
          owner: party,
          open: !closed,
        };
      }),
    ];
  });
}

/** Only the newest date of a finding can be open. */
function followUpLines(desk: Desk, finding: Seen, approved: Seen): Line[] {
  const { finding: id, due } = finding.data;
  const sets = pick(desk.seen, 'FollowUpSet', finding.stream).filter(({ data }) => data.finding === id);
  const status = sets.at(-1)?.data.status;
  let [date, since] = [due as Day, approved.on];
  for (const { data, on } of sets) {
    if (data.due !== undefined && data.due !== date) [date, since] = [data.due as Day, on];
  }
  return [
    {
      kind: 'follow-up',
      key: `follow-up:${finding.stream}/${id}:${date}`,
      since,
      due: rollForward(desk, date),
      owner: { role: 'manager', person: null },
      open: status !== 'as-recommended' && status !== 'cannot',
    },
  ];
}

function roleOf(seen: readonly Seen[], person: string): Line['owner'] {
  const seated = (type: string) => pick(seen, type).some(({ data }) => data.person === person);
  if (seated('MemberSeated')) return { role: 'fpk-member', person };
  return { role: seated('RepresentativeSeated') ? 'fkak-rep' : 'manager', person };
}
