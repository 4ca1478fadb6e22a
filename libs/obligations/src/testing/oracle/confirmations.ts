import type { Desk, Line } from './naive.js';
import { pick, type Seen } from './seen.js';

type Side = 'cluster' | 'partner';

/** Agreements and addenda that lie on somebody's desk to be confirmed. */
export function confirmationLines(desk: Desk): Line[] {
  return pick(desk.seen, 'AgreementDrafted').flatMap(({ stream, data: { kind } }) => {
    const own = desk.seen.filter((each) => each.stream === stream);
    const { terms } = pick(own, ['AgreementDrafted', 'AgreementRevised']).at(-1)!.data;
    const owners = {
      cluster: { role: 'fkak-rep', person: terms.cluster.signatory },
      partner: { role: kind as 'lpt' | 'pke', person: terms.partner.signatory },
    } as const;
    return waiting(own).map(({ item, period, side, on }): Line => ({
      kind: 'agreement-confirmation',
      key: `agreement-confirmation:${stream}/${side}${item}:${period}`,
      since: on,
      due: desk.calendar.nthWorkingDayAfter(on, desk.cadence['agreement-confirmation']),
      owner: owners[side],
      open: true,
    }));
  });
}

interface Waiting {
  readonly item: string;
  readonly period: string;
  readonly side: Side;
  readonly on: string;
}

/** Reads an agreement from its first page: what is laid out, who signs it, and what is taken off the desk again. */
function waiting(own: readonly Seen[]): Waiting[] {
  let [desk, times]: [Waiting[], number] = [[], 0];
  const lay = (item: string, period: string, on: string) =>
    (['cluster', 'partner'] as const).map((side) => ({ item, period, side, on }));
  const taken = (item: string) => desk.filter((each) => each.item !== item);
  const signed = (item: string, side: Side) =>
    desk.filter((each) => each.item !== item || each.side !== side);
  for (const { type, data, on } of own) {
    if (type === 'ConfirmationOpened') desk = [...desk, ...lay('', String(++times), on)];
    if (type === 'ConfirmationWithdrawn' || type === 'AgreementRevised') desk = taken('');
    if (type === 'PartyConfirmed') desk = signed('', data.side as Side);
    if (type === 'AddendumProposed') desk = [...desk, ...lay(`/${data.addendum}`, on, on)];
    if (type === 'AddendumConfirmed') desk = signed(`/${data.addendum}`, data.side as Side);
    if (type === 'AgreementEnded') desk = [];
  }
  return desk;
}
