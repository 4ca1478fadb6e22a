import { type Bilingual, type ForumCommand, forumCommands, text } from '@app/contracts';
import type { CommandContext, Decider } from '@app/eventsourcing';
import { event } from '../shared/event-spec.js';
import { checkEffectiveAt, placeOf } from '../shared/place.js';
import { because, conclude, type Ruling } from '../shared/refusing.js';
import { retractFact } from './decide-correction.js';
import * as formation from './decide-formation.js';
import * as rounds from './decide-rounds.js';
import * as seats from './decide-seats.js';
import { type ForumDesk, forumDesk } from './desk.js';
import type { ForumEvent } from './events.js';
import { evolveForum, initialForum } from './evolve.js';
import { forumLifecycle } from './machine.js';
import type { ForumState } from './state.js';

/** Given by the engine alone, when a member's term is over. */
export interface EndMemberTerm {
  readonly type: 'end-member-term';
  readonly data: { readonly seat: string };
}
export type AnyForumCommand = ForumCommand | EndMemberTerm;

const titles: ReadonlyMap<string, Bilingual> = new Map([
  ...forumCommands.map(({ name, title }) => [name, title] as const),
  ['end-member-term', text('Catat akhir masa keanggotaan', "Record the end of a member's term")],
]);

function rule(
  desk: ForumDesk,
  command: Exclude<AnyForumCommand, { type: 'establish-forum' }>,
): Ruling<ForumEvent> {
  switch (command.type) {
    case 'seat-member':
      return seats.seatMember(desk, command.data);
    case 'record-member-left':
      return seats.recordMemberLeft(desk, command.data);
    case 'end-member-term':
      return seats.endMemberTerm(desk, command.data);
    case 'record-alignment':
      return formation.recordAlignment(desk, command.data);
    case 'agree-mechanism':
      return formation.agreeMechanism(desk, command.data);
    case 'record-decree':
      return formation.recordDecree(desk, command.data);
    case 'name-operating-funds':
      return formation.nameOperatingFunds(desk, command.data);
    case 'set-honorarium-rule':
      return formation.setHonorariumRule(desk, command.data);
    case 'report-honorarium':
      return formation.reportHonorarium(desk, command.data);
    case 'resolve-honorarium':
      return formation.resolveHonorarium(desk, command.data);
    case 'record-meeting':
      return formation.recordMeeting(desk, command.data);
    case 'close-action':
      return formation.closeAction(desk, command.data);
    case 'record-supervision':
      return formation.recordSupervision(desk, command.data);
    case 'open-round':
      return rounds.openRound(desk, command.data);
    case 'score-candidate':
      return rounds.scoreCandidate(desk, command.data);
    case 'choose-flagship':
      return rounds.chooseFlagship(desk, command.data);
    case 'retract-fact':
      return retractFact(desk, command.data);
    case 'dissolve-forum':
      return { checks: [], events: () => [event('ForumDissolved', command.data)] };
  }
}

/** B.1.a: a forum works for a regency, a city or a province; its code has as many parts. */
function establish(
  state: ForumState,
  command: Extract<ForumCommand, { type: 'establish-forum' }>,
  context: CommandContext,
): Ruling<ForumEvent> {
  const { region, level } = command.data;
  const fits = region.split('.').length === (level === 'province' ? 1 : 2);
  return {
    checks: [
      state.identity !== null &&
        because('already-established', 'FPK ini sudah dibentuk', 'this forum is established already'),
      !fits &&
        because(
          'region-does-not-fit',
          'kode daerah tidak sesuai dengan tingkat FPK',
          "the region's code does not fit the forum's level",
          '/region',
        ),
      checkEffectiveAt(placeOf(context, region)),
    ],
    events: () => [event('ForumEstablished', command.data)],
  };
}

/** What a command records: the lifecycle says where that is accepted. */
const recorded: Readonly<Record<AnyForumCommand['type'], ForumEvent['type']>> = {
  'establish-forum': 'ForumEstablished',
  'seat-member': 'MemberSeated',
  'record-member-left': 'MemberLeft',
  'end-member-term': 'MemberLeft',
  'record-alignment': 'AlignmentHeld',
  'agree-mechanism': 'MechanismAgreed',
  'record-decree': 'DecreeIssued',
  'name-operating-funds': 'OperatingFundsNamed',
  'set-honorarium-rule': 'HonorariumRuleSet',
  'report-honorarium': 'HonorariumReported',
  'resolve-honorarium': 'HonorariumResolved',
  'open-round': 'RoundOpened',
  'score-candidate': 'CandidateScored',
  'choose-flagship': 'FlagshipChosen',
  'record-meeting': 'MeetingHeld',
  'close-action': 'ActionItemClosed',
  'record-supervision': 'SupervisionDone',
  'dissolve-forum': 'ForumDissolved',
  'retract-fact': 'FactRetracted',
};

function rulingOf(command: AnyForumCommand, state: ForumState, context: CommandContext): Ruling<ForumEvent> {
  if (command.type === 'establish-forum') return establish(state, command, context);
  if (state.identity === null) {
    const absent = because('not-established', 'FPK ini belum dibentuk', 'this forum is not established');
    return { checks: [absent], events: () => [] };
  }
  if (!forumLifecycle.accepts(state.lifecycle, recorded[command.type])) {
    // A term that ends after the forum did is nobody's concern: nothing to record, nothing to refuse.
    if (command.type === 'end-member-term') return { checks: [], events: () => [] };
    const dissolved = because('forum-dissolved', 'FPK ini sudah dibubarkan', 'this forum has been dissolved');
    return { checks: [dissolved], events: () => [] };
  }
  const desk = forumDesk(state, context, state.identity.region);
  const ruling = rule(desk, command);
  return { ...ruling, checks: [checkEffectiveAt(desk.place), ...ruling.checks] };
}

/** The forum (FPK): chapter IV, B.1 and B.2. */
export const forumDecider: Decider<ForumState, AnyForumCommand, ForumEvent> = {
  category: 'forum',
  initial: () => initialForum,
  evolve: evolveForum,
  decide: (command, state, context) =>
    conclude(command.type, titles.get(command.type)!, rulingOf(command, state, context)),
};
