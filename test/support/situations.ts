import { randomUUID } from 'node:crypto';
import type { Category } from '@app/contracts';
import { catalogue } from '@app/contracts';
import { addendumHash, textHash } from '@app/programme';
import type { Scenario } from './scenario.js';

/** Brings about what a command's documented example needs. */
export type Situation = (scenario: Scenario) => Promise<unknown>;

const nothing: Situation = () => Promise.resolve();
const after =
  (block: keyof Scenario, category: Category, ...commands: string[]): Situation =>
  async (s) => {
    await (s[block] as () => Promise<void>)();
    for (const command of commands) await s.gives(category, command);
  };
const at = (block: keyof Scenario): Situation => after(block, 'forum');

const forum: Record<string, Situation> = {
  'establish-forum': nothing,
  'seat-member': at('forum'),
  'record-member-left': at('seated'),
  'record-alignment': at('seated'),
  'agree-mechanism': at('seated'),
  'record-decree': at('seated'),
  'name-operating-funds': at('forum'),
  'set-honorarium-rule': at('forum'),
  'report-honorarium': at('seated'),
  'resolve-honorarium': after('seated', 'forum', 'report-honorarium'),
  'open-round': at('seated'),
  'score-candidate': at('round'),
  'choose-flagship': at('scored'),
  'record-meeting': at('seated'),
  'close-action': async (s) => {
    await s.seated();
    await s.gives('forum', 'record-meeting', { with: { actions: [action(s)] } });
  },
  'record-supervision': at('cluster'),
  'dissolve-forum': at('forum'),
  'retract-fact': at('seated'),
};

/** An action item that a meeting leaves open. */
const action = (s: Scenario) => ({
  action: s.ids.action,
  what: 'Surat undangan',
  owner: s.ids.person,
  due: '2027-01-15',
});

const cluster: Record<string, Situation> = {
  'enrol-cluster': at('mechanism'),
  'set-stage': at('cluster'),
  'cite-flagship': async (s) => {
    await s.cluster();
    await s.scored();
    await s.gives('forum', 'choose-flagship');
  },
  'map-institution': at('cluster'),
  'explain-gap': at('cluster'),
  'commit-institution': at('institution'),
  'decline-institution': at('institution'),
  'establish-fkak': at('cluster'),
  'list-subgroup': at('cluster'),
  'seat-representative': at('subgroup'),
  'record-representative-left': at('representative'),
  'record-fkak-alignment': at('representative'),
  'agree-fkak-mechanism': at('representative'),
  'record-fkak-meeting': at('representative'),
  'close-fkak-action': async (s) => {
    await s.representative();
    await s.gives('cluster', 'record-fkak-meeting', { with: { actions: [action(s)] } });
  },
  'submit-step': async (s) => {
    await s.formedForum();
    await s.cluster();
  },
  'recall-submission': at('submittedStep'),
  'approve-step': at('submittedStep'),
  'return-step': at('submittedStep'),
  'reopen-step': at('completedStep'),
  'request-waiver': at('cluster'),
  'grant-waiver': at('waiver'),
  'decline-waiver': at('waiver'),
  'revoke-waiver': after('waiver', 'cluster', 'grant-waiver'),
  'suspend-programme': at('cluster'),
  'resume-programme': after('cluster', 'cluster', 'suspend-programme'),
  'withdraw-programme': at('cluster'),
  'retract-fact': at('institution'),
};

/** An addendum on its way: what is confirmed is its own hash. */
const proposed: Situation = async (s) => {
  await s.activeAgreement();
  const { id: _, ...rest } = {
    id: 0,
    ...s.example(catalogue.agreement.find(({ name }) => name === 'propose-addendum')!),
  };
  await s.gives('agreement', 'propose-addendum');
  const text = textHash(s.ids.cluster, 'lpt', s.terms());
  s.meansByHash(addendumHash(text, rest as never));
};

const agreement: Record<string, Situation> = {
  'draft-agreement': at('subgroup'),
  'revise-terms': at('agreement'),
  'record-accompaniment': at('agreement'),
  'open-confirmation': at('agreement'),
  'confirm-agreement': at('confirming'),
  'withdraw-confirmation': at('confirming'),
  'propose-addendum': at('activeAgreement'),
  'confirm-addendum': proposed,
  'submit-deliverable': at('activeAgreement'),
  'accept-deliverable': after('activeAgreement', 'agreement', 'submit-deliverable'),
  'return-deliverable': after('activeAgreement', 'agreement', 'submit-deliverable'),
  'record-payment': at('activeAgreement'),
  'record-assistance': at('activeAgreement'),
  'settle-assistance': after('activeAgreement', 'agreement', 'record-assistance'),
  'settle-profit-share': at('activeAgreement'),
  'record-gain': at('activeAgreement'),
  'record-coordination': at('activeAgreement'),
  'record-cooperation': at('activeAgreement'),
  'file-complaint': at('activeAgreement'),
  'resolve-complaint': async (s) => {
    await s.activeAgreement();
    await s.gives('agreement', 'file-complaint', { as: 'fkak' });
  },
  'fulfil-agreement': async (s) => {
    await s.activeAgreement();
    await s.gives('agreement', 'submit-deliverable', { as: 'lpt' });
    await s.gives('agreement', 'accept-deliverable');
  },
  'terminate-agreement': at('activeAgreement'),
  'retract-fact': after('agreement', 'agreement', 'record-accompaniment'),
};

const cycle: Record<string, Situation> = {
  'open-cycle': at('cluster'),
  'judge-item': at('cycle'),
  'raise-finding': at('failingItem'),
  'submit-cycle': at('examinedCycle'),
  'recall-cycle': at('submittedCycle'),
  'return-cycle': at('submittedCycle'),
  'approve-cycle': at('submittedCycle'),
  'set-follow-up': at('approvedCycle'),
  'plan-correction': at('approvedCycle'),
  'close-correction': at('correction'),
  'retract-fact': async (s) => {
    await s.cycle();
    await s.gives('cycle', 'judge-item', { with: { item: randomUUID() } });
  },
};

const instrument: Record<string, Situation> = { 'publish-instrument': nothing };
const survey: Record<string, Situation> = {
  'open-wave': at('cluster'),
  'correct-population': at('survey'),
  'close-wave': at('survey'),
  'withdraw-wave': at('survey'),
};
const response: Record<string, Situation> = {
  'record-answers': at('survey'),
  'correct-answers': after('survey', 'response', 'record-answers'),
  'withdraw-response': after('survey', 'response', 'record-answers'),
};
const importing: Record<string, Situation> = {
  'start-import': at('checkedFile'),
  'drop-import': at('checkedFile'),
};
const claim: Record<string, Situation> = {
  'enter-claim': nothing,
  'revise-claim': at('claim'),
  'publish-claim': at('claim'),
  'withdraw-claim': at('claim'),
};
const obligation: Record<string, Situation> = { 'acknowledge-notice': at('notice') };

const administration: Record<'region' | 'person' | 'account', Record<string, Situation>> = {
  region: {
    'override-parameter': nothing,
    'reset-parameter': (s) => s.gives('region', 'override-parameter').catch(alreadySo),
    'record-holiday': nothing,
    'remove-holiday': (s) => s.gives('region', 'record-holiday').catch(alreadySo),
    'import-holidays': nothing,
    'set-cadence': nothing,
  },
  person: {
    'register-person': nothing,
    'correct-person': at('someone'),
    'set-notice-preferences': at('someone'),
    unsubscribe: at('someone'),
    'set-webhook': at('someone'),
    'remove-webhook': after('someone', 'person', 'set-webhook'),
    'open-calendar-feed': at('someone'),
    'revoke-calendar-feed': after('someone', 'person', 'open-calendar-feed'),
  },
  account: {
    'open-account': nothing,
    'grant-role': at('account'),
    'revoke-role': at('account'),
    'disable-account': at('account'),
    'enable-account': after('account', 'account', 'disable-account'),
    'issue-reset-link': at('account'),
    'end-sessions': at('account'),
    'revoke-token': at('apiToken'),
    'link-sign-in': at('account'),
    'unlink-sign-in': at('linkedSignIn'),
  },
};

/** A region's number or holiday is one for the whole log: an earlier example may have set it. */
function alreadySo(error: unknown): void {
  if (!/value-unchanged|holiday-recorded/.test(String(error))) throw error;
}

/** The documented situation of every command's example: a test fails when one is missing. */
export const situations: Readonly<Record<Category, Readonly<Record<string, Situation>>>> = {
  forum,
  cluster,
  agreement,
  cycle,
  instrument,
  survey,
  response,
  import: importing,
  claim,
  obligation,
  ...administration,
};
