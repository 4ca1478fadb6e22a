import {
  type Bilingual,
  obligationCommands,
  type ObligationCommand,
  obligationStates,
  type Rung,
  text,
  type VoidReason,
} from '@app/contracts';
import type { CommandContext, Decider } from '@app/eventsourcing';
import { refusal, refuse } from '@app/eventsourcing';
import { event } from '../shared/event-spec.js';
import { because, type Check, conclude, type Ruling } from '../shared/refusing.js';
import type { CitedFact, Notice, ObligationEvent } from './events.js';
import { evolveObligation, noObligation } from './evolve.js';
import type { FailedHandOver, HandOver, ObligationState, RaisedNotice } from './state.js';
import { obligationStatusOf } from './state.js';

/** A rung's day has come, or the rung below could not be handed over or was not acknowledged (`why`). */
export interface RaiseNotice {
  readonly type: 'raise-notice';
  readonly data: Notice & { readonly why?: 'overdue' | 'unacknowledged' | 'undeliverable' };
}
export interface HandOverNotice {
  readonly type: 'hand-over-notice';
  readonly data: { readonly rung: Rung } & Omit<HandOver, 'at'>;
}
export interface FailNotice {
  readonly type: 'fail-notice';
  readonly data: { readonly rung: Rung } & Omit<FailedHandOver, 'at'>;
}
/** Given when the policy answers another state than the stream has. */
export interface SettleObligation {
  readonly type: 'settle-obligation';
  readonly data:
    | { readonly state: 'met'; readonly by: CitedFact | null }
    | { readonly state: 'void'; readonly why: VoidReason; readonly by: CitedFact | null }
    | { readonly state: 'open'; readonly by: CitedFact | null };
}
export type InternalObligationCommand = RaiseNotice | HandOverNotice | FailNotice | SettleObligation;
export type AnyObligationCommand = ObligationCommand | InternalObligationCommand;

const TITLES: Readonly<Record<AnyObligationCommand['type'], Bilingual>> = {
  'raise-notice': text('Terbitkan pemberitahuan', 'Raise a notice'),
  'hand-over-notice': text('Catat penyerahan pemberitahuan', 'Record that a notice was handed over'),
  'fail-notice': text('Catat kegagalan pemberitahuan', 'Record that a notice failed'),
  'settle-obligation': text('Catat keadaan kewajiban', "Record an obligation's state"),
  'acknowledge-notice': obligationCommands[0].title,
};

/** Rungs above the owner. */
const ESCALATIONS: readonly Rung[] = ['escalated', 'escalated-again'];

function raise({ data }: RaiseNotice, state: ObligationState): Ruling<ObligationEvent> {
  const { why, ...notice } = data;
  const status = obligationStatusOf(state);
  const escalates = why !== undefined || ESCALATIONS.includes(data.rung);
  return {
    checks: [
      state.identity !== null &&
        state.identity.key !== data.key &&
        because('other-key', 'aliran ini milik kewajiban lain', "the stream is another obligation's", '/key'),
      status !== 'open' && settledReason(status),
      state.notices[data.rung] !== undefined &&
        because(
          'rung-raised',
          'pemberitahuan anak tangga ini sudah terbit',
          'the notice of this rung was raised already',
          '/rung',
          { rung: data.rung },
        ),
    ],
    events: () => [
      escalates
        ? event('NoticeEscalated', { ...notice, why: why ?? 'overdue' })
        : event('NoticeRaised', notice),
    ],
  };
}

function settledReason(status: 'met' | 'void') {
  const { id, en } = obligationStates.labels[status];
  return because('obligation-settled', `kewajiban ini sudah ${id}`, `the obligation is ${en}`, undefined, {
    state: status,
  });
}

const notRaised = (raised: RaisedNotice | undefined): Check =>
  raised === undefined &&
  because('rung-not-raised', 'pemberitahuan ini belum terbit', 'this notice was not raised', '/rung');

function handOver({ data }: HandOverNotice, state: ObligationState): Ruling<ObligationEvent> {
  const raised = state.notices[data.rung];
  const repeated = raised?.handedOver.some(
    ({ channel, person }) => channel === data.channel && person === data.person,
  );
  return {
    checks: [
      notRaised(raised),
      repeated === true &&
        because(
          'handed-over-already',
          'pemberitahuan ini sudah diserahkan melalui saluran itu',
          'this notice was handed over on that channel already',
          '/channel',
        ),
    ],
    events: () => [event('NoticeHandedOver', data)],
  };
}

/** An attempt is counted once, however often it is reported. */
function fail({ data }: FailNotice, state: ObligationState): Ruling<ObligationEvent> {
  const raised = state.notices[data.rung];
  const known = raised?.failed.some(
    ({ channel, person, attempt }) =>
      channel === data.channel && person === data.person && attempt === data.attempt,
  );
  return {
    checks: [notRaised(raised)],
    events: () => (known === true ? [] : [event('NoticeFailed', data)]),
  };
}

/** What it is already need not be said again. A cause that changed alone is no news. */
function settle({ data }: SettleObligation, state: ObligationState): Ruling<ObligationEvent> {
  const { by } = data;
  const nothing = state.identity === null || obligationStatusOf(state) === data.state;
  if (nothing) return { checks: [], events: () => [] };
  switch (data.state) {
    case 'met':
      return { checks: [], events: () => [event('ObligationMet', { by })] };
    case 'void':
      return { checks: [], events: () => [event('ObligationVoided', { why: data.why, by })] };
    case 'open':
      return { checks: [], events: () => [event('ObligationReopened', { by })] };
  }
}

/** Whoever it was addressed or handed to says that it arrived; nobody says so for another. */
function acknowledge(
  { rung }: { readonly rung: Rung },
  state: ObligationState,
  { actor }: CommandContext,
): Ruling<ObligationEvent> {
  const raised = state.notices[rung];
  const { person } = actor;
  const receivers = [raised?.notice.to.person, ...(raised?.handedOver.map((each) => each.person) ?? [])];
  const known = raised?.acknowledged.some((each) => each.person === person);
  return {
    checks: [
      notRaised(raised),
      raised !== undefined &&
        (person === null || !receivers.includes(person)) &&
        because(
          'not-receiver',
          'hanya penerimanya yang dapat menyatakan pemberitahuan ini diterima',
          'only whoever it went to can acknowledge this notice',
        ),
    ],
    events: () => (known === true ? [] : [event('NoticeAcknowledged', { rung, person: person! })]),
  };
}

function rule(
  command: AnyObligationCommand,
  state: ObligationState,
  context: CommandContext,
): Ruling<ObligationEvent> {
  switch (command.type) {
    case 'raise-notice':
      return raise(command, state);
    case 'hand-over-notice':
      return handOver(command, state);
    case 'fail-notice':
      return fail(command, state);
    case 'settle-obligation':
      return settle(command, state);
    case 'acknowledge-notice':
      return acknowledge(command.data, state, context);
  }
}

/** The notices of one obligation: each rung once, none when it is settled. */
export const obligationDecider: Decider<ObligationState, AnyObligationCommand, ObligationEvent> = {
  category: 'obligation',
  initial: () => noObligation,
  evolve: evolveObligation,
  decide(command, state, context) {
    const begins = command.type === 'raise-notice' || command.type === 'settle-obligation';
    if (state.identity === null && !begins) {
      const unknown = text(
        'Kewajiban ini belum pernah diberitahukan',
        'No notice of this obligation was raised',
      );
      return refuse(refusal('obligation-unknown', unknown));
    }
    return conclude(command.type, TITLES[command.type], rule(command, state, context));
  },
};
