import type { Category, Role } from '@app/contracts';
import { roles } from '@app/contracts';

/** Who may give one command. */
export interface CommandRule {
  readonly roles: readonly Role[];
  /** Parties act for their own side only: `fkak-rep` for the cluster, `lpt` and `pke` for the partner. */
  readonly ownSide?: boolean;
  /** What it is about has no place (a person): the role is enough. */
  readonly anywhere?: boolean;
  /** What it is about lies in a region but in no cluster: a cluster's role counts where its grant names a region. */
  readonly regional?: boolean;
  /** Any account of a person may ask, also one without a role: the decider knows whom it concerns. */
  readonly everybody?: boolean;
  /** The person whom it concerns needs no role. */
  readonly self?: boolean;
}

const may = (...roles: Role[]): CommandRule => ({ roles });
const parties = (...others: Role[]): CommandRule => ({ roles: ['fkak-rep', 'lpt', 'pke', ...others] });
const ownSide = (...others: Role[]): CommandRule => ({ ...parties(...others), ownSide: true });

/** What a person wishes for themselves; an administrator helps whoever cannot. */
const ownWishes: CommandRule = { roles: ['admin'], anywhere: true, self: true };

/** Facts of the forum and of the steps are kept by the programme's manager or the forum's coordinator. */
const stewards = may('manager', 'coordinator');
const forumWork = may('manager', 'coordinator', 'fpk-member');
const memberForum = may('manager', 'fkak-rep');
/** Who enters answers: an enumerator for the clusters of the grant. */
const fieldWork = may('manager', 'enumerator');
const watchers = may('monitor', 'manager');
/** Whoever writes a region's reports. */
const authors: CommandRule = { roles: ['manager', 'enumerator'], regional: true };

/**
 * Permissions as data: who may give which command. Four-eyes rules ("nobody approves their own submission")
 * depend on what was recorded and stand in the deciders.
 */
export const commandRules: Readonly<Record<Category, Readonly<Record<string, CommandRule>>>> = {
  forum: {
    'establish-forum': may('manager', 'admin'),
    'seat-member': stewards,
    'record-member-left': stewards,
    'record-alignment': stewards,
    'agree-mechanism': stewards,
    'record-decree': stewards,
    'name-operating-funds': stewards,
    'set-honorarium-rule': stewards,
    // Anyone who watches over the forum may report one; keeping the case closed is the stewards' task.
    'report-honorarium': may('manager', 'coordinator', 'fpk-member', 'monitor', 'auditor'),
    'resolve-honorarium': stewards,
    'open-round': stewards,
    'score-candidate': forumWork,
    'choose-flagship': stewards,
    'record-meeting': forumWork,
    'close-action': forumWork,
    'record-supervision': forumWork,
    'dissolve-forum': may('manager', 'admin'),
    'retract-fact': stewards,
  },
  cluster: {
    'enrol-cluster': may('manager'),
    'set-stage': stewards,
    'cite-flagship': stewards,
    'map-institution': forumWork,
    'explain-gap': forumWork,
    'commit-institution': forumWork,
    'decline-institution': forumWork,
    'establish-fkak': memberForum,
    'list-subgroup': memberForum,
    'seat-representative': memberForum,
    'record-representative-left': memberForum,
    'record-fkak-alignment': memberForum,
    'agree-fkak-mechanism': memberForum,
    'record-fkak-meeting': memberForum,
    'close-fkak-action': memberForum,
    'submit-step': may('manager'),
    'recall-submission': may('manager'),
    'approve-step': may('coordinator'),
    'return-step': may('coordinator'),
    'reopen-step': stewards,
    'request-waiver': may('manager'),
    'grant-waiver': may('coordinator'),
    // Whoever asked may withdraw the request the same way.
    'decline-waiver': stewards,
    'revoke-waiver': may('coordinator'),
    'suspend-programme': may('manager'),
    'resume-programme': may('manager'),
    'withdraw-programme': may('manager'),
    'retract-fact': stewards,
  },
  agreement: {
    'draft-agreement': memberForum,
    'revise-terms': parties('manager'),
    'record-accompaniment': forumWork,
    'open-confirmation': parties('manager'),
    'confirm-agreement': ownSide(),
    'withdraw-confirmation': parties('manager'),
    'propose-addendum': parties('manager'),
    'confirm-addendum': ownSide(),
    'submit-deliverable': may('lpt', 'pke', 'manager'),
    // The side that receives the work accepts it.
    'accept-deliverable': may('fkak-rep'),
    'return-deliverable': may('fkak-rep'),
    'record-payment': parties('manager'),
    'record-assistance': parties('manager'),
    'settle-assistance': memberForum,
    'settle-profit-share': may('manager'),
    'record-gain': ownSide('manager'),
    'record-coordination': may('manager', 'coordinator', 'fpk-member', 'lpt', 'pke'),
    'record-cooperation': parties('manager'),
    'file-complaint': ownSide('manager'),
    'resolve-complaint': stewards,
    'fulfil-agreement': memberForum,
    'terminate-agreement': parties('manager'),
    'retract-fact': stewards,
  },
  cycle: {
    'open-cycle': watchers,
    'judge-item': may('monitor'),
    'raise-finding': may('monitor'),
    'submit-cycle': may('monitor'),
    'recall-cycle': may('monitor'),
    'return-cycle': stewards,
    'approve-cycle': stewards,
    'set-follow-up': watchers,
    'plan-correction': may('manager', 'coordinator', 'fpk-member', 'fkak-rep'),
    'close-correction': watchers,
    'retract-fact': watchers,
  },
  instrument: { 'publish-instrument': { roles: ['admin'], anywhere: true } },
  survey: {
    'open-wave': may('manager'),
    'correct-population': may('manager'),
    'close-wave': may('manager'),
    'withdraw-wave': may('manager'),
  },
  response: { 'record-answers': fieldWork, 'correct-answers': fieldWork, 'withdraw-response': fieldWork },
  import: { 'start-import': fieldWork, 'drop-import': fieldWork },
  claim: {
    'enter-claim': authors,
    'revise-claim': authors,
    'publish-claim': may('manager'),
    'withdraw-claim': may('manager'),
  },
  // Only whoever it went to may say that it arrived; notices go to signatories and members without a role, too.
  obligation: { 'acknowledge-notice': { roles: roles.codes, anywhere: true, everybody: true } },
  region: {
    'override-parameter': may('admin'),
    'reset-parameter': may('admin'),
    // The country's own are for those whose role holds everywhere: no region of a grant covers 00.
    'record-holiday': may('admin', 'manager'),
    'remove-holiday': may('admin', 'manager'),
    'import-holidays': may('admin', 'manager'),
    'set-cadence': may('admin'),
  },
  person: {
    // Whoever seats people must be able to register them first.
    'register-person': { roles: ['manager', 'fpk-member', 'fkak-rep', 'admin'], anywhere: true },
    'correct-person': { roles: ['manager', 'admin'], anywhere: true },
    'set-notice-preferences': ownWishes,
    unsubscribe: ownWishes,
    'set-webhook': ownWishes,
    'remove-webhook': ownWishes,
    'open-calendar-feed': ownWishes,
    'revoke-calendar-feed': ownWishes,
  },
  account: {
    'open-account': may('admin'),
    'grant-role': may('admin'),
    'revoke-role': may('admin'),
    'disable-account': may('admin'),
    'enable-account': may('admin'),
    'issue-reset-link': may('admin'),
    'end-sessions': may('admin'),
    'revoke-token': may('admin'),
    'link-sign-in': may('admin'),
    'unlink-sign-in': may('admin'),
  },
};

/** Things that are read, each behind a rule of its own. */
export type Resource =
  | 'board'
  | 'cluster'
  | 'forum'
  | 'agreement'
  | 'cycle'
  | 'instrument'
  | 'survey'
  | 'response'
  | 'import'
  | 'claim'
  | 'report'
  | 'obligation'
  | 'respondent-name'
  | 'region'
  | 'person'
  | 'person-name'
  | 'person-contact'
  | 'account'
  | 'status'
  | 'access-record';

const overseers = ['admin', 'auditor', 'manager', 'monitor', 'fpk-member', 'coordinator'] as const;

/** Who may read what. A person also reads their own record and account. */
export const readRules: Readonly<Record<Resource, CommandRule>> = {
  board: may(...overseers, 'fkak-rep', 'institution', 'lpt', 'pke'),
  cluster: may(...overseers, 'fkak-rep', 'institution', 'lpt', 'pke'),
  forum: may(...overseers),
  agreement: may(...overseers, 'fkak-rep', 'lpt', 'pke'),
  cycle: may(...overseers, 'fkak-rep'),
  instrument: {
    roles: [...overseers, 'enumerator', 'fkak-rep', 'institution', 'lpt', 'pke'],
    anywhere: true,
  },
  survey: may(...overseers, 'enumerator', 'fkak-rep'),
  // Single answers, pseudonymous: the firms' own forum sees the reports only.
  response: may('admin', 'auditor', 'manager', 'monitor', 'enumerator'),
  import: may('admin', 'auditor', 'manager', 'enumerator'),
  claim: { roles: [...overseers, 'enumerator', 'fkak-rep'], regional: true },
  // Whom it binds may read it, and those who watch over the programme.
  obligation: may(...overseers, 'fkak-rep', 'lpt', 'pke'),
  // What surveys found, counted: for whoever works in the region or for the cluster.
  report: may(...overseers, 'enumerator', 'fkak-rep', 'institution', 'lpt', 'pke'),
  'respondent-name': may('manager', 'enumerator'),
  region: may(...overseers),
  person: { roles: overseers, anywhere: true },
  'person-name': { roles: overseers, anywhere: true },
  'person-contact': { roles: ['admin', 'manager'], anywhere: true },
  account: may('admin'),
  // How the work behind stands: of the whole installation, so an administrator of one region does not see it.
  status: may('admin'),
  // Who read what of whom: people have no region, so that the role alone counts.
  'access-record': { roles: ['auditor', 'admin'], anywhere: true },
};
