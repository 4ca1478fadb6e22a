import { agreementCommands, agreementStates, type Bilingual, text } from '@app/contracts';
import type { CommandContext, Decider, Decision, Reason } from '@app/eventsourcing';
import { refusal, refuse } from '@app/eventsourcing';
import { event } from '../shared/event-spec.js';
import { checkEffectiveAt } from '../shared/place.js';
import { because, conclude } from '../shared/refusing.js';
import type { AgreementFacts, AgreementInput, AgreementInputName, Answer } from './case.js';
import { caseOf, placeIn } from './case.js';
import { clusterOpen } from './cluster-checks.js';
import { confirmAddendum, proposeAddendum } from './decide/addenda.js';
import { retractFact } from './decide/corrections.js';
import {
  expireAgreement,
  fileComplaint,
  fulfilAgreement,
  resolveComplaint,
  terminateAgreement,
} from './decide/ending.js';
import { recordGain, recordPayment, settleAssistance, settleProfitShare } from './decide/payments.js';
import { termsReasons } from './decide/terms.js';
import {
  confirmAgreement,
  openConfirmation,
  recordAccompaniment,
  reviseTerms,
  withdrawConfirmation,
} from './decide/text.js';
import {
  acceptDeliverable,
  recordAssistance,
  recordCooperation,
  recordCoordination,
  returnDeliverable,
  submitDeliverable,
} from './decide/work.js';
import type { AgreementEvent } from './events.js';
import { evolveAgreement, noAgreement } from './evolve.js';
import type { AgreementState, AgreementStatus } from './state.js';

/** Commands on an agreement that exists. */
type Later = Exclude<AgreementInputName, 'draft-agreement'>;
type Draft = Extract<AgreementInput, { type: 'draft-agreement' }>;

const ANYTIME: readonly AgreementStatus[] = agreementStates.codes;
const SINCE_ACTIVE: readonly AgreementStatus[] = ['active', 'fulfilled', 'terminated', 'expired'];
const BEFORE: readonly AgreementStatus[] = ['draft', 'confirming'];
const ACTIVE: readonly AgreementStatus[] = ['active'];

/** Every command: the states in which it makes sense, and what it comes to there. */
const ANSWERS: { readonly [N in Later]: readonly [when: readonly AgreementStatus[], answer: Answer<N>] } = {
  'revise-terms': [BEFORE, reviseTerms],
  // An omission may be recorded late; the criterion asks whether it was held before activation.
  'record-accompaniment': [[...BEFORE, 'active'], recordAccompaniment],
  'open-confirmation': [['draft'], openConfirmation],
  'confirm-agreement': [['confirming'], confirmAgreement],
  'withdraw-confirmation': [['confirming'], withdrawConfirmation],
  'propose-addendum': [ACTIVE, proposeAddendum],
  'confirm-addendum': [ACTIVE, confirmAddendum],
  'submit-deliverable': [ACTIVE, submitDeliverable],
  'accept-deliverable': [SINCE_ACTIVE, acceptDeliverable],
  'return-deliverable': [SINCE_ACTIVE, returnDeliverable],
  'record-payment': [SINCE_ACTIVE, recordPayment],
  'record-assistance': [ACTIVE, recordAssistance],
  'settle-assistance': [SINCE_ACTIVE, settleAssistance],
  'settle-profit-share': [SINCE_ACTIVE, settleProfitShare],
  'record-gain': [SINCE_ACTIVE, recordGain],
  'record-coordination': [[...BEFORE, 'active'], recordCoordination],
  'record-cooperation': [ACTIVE, recordCooperation],
  'file-complaint': [SINCE_ACTIVE, fileComplaint],
  'resolve-complaint': [SINCE_ACTIVE, resolveComplaint],
  'fulfil-agreement': [ACTIVE, fulfilAgreement],
  'terminate-agreement': [ACTIVE, terminateAgreement],
  'retract-fact': [ANYTIME, retractFact],
  'expire-agreement': [ANYTIME, expireAgreement],
};

const EXPIRE_TITLE = text('Nyatakan berakhir', 'Let the term end');
const titleOf = (command: AgreementInputName): Bilingual =>
  agreementCommands.find(({ name }) => name === command)?.title ?? EXPIRE_TITLE;

function wrongState(status: AgreementStatus, when: readonly AgreementStatus[]): Reason | false {
  if (when.includes(status)) return false;
  const labels = when.map((each) => agreementStates.labels[each]);
  const { id, en } = agreementStates.labels[status];
  return because(
    'wrong-state',
    `perjanjian ini ${id}; perintah ini berlaku saat ${labels.map((each) => each.id).join(', ')}`,
    `the agreement is ${en}; this can be done while it is ${labels.map((each) => each.en).join(', ')}`,
    undefined,
    { state: status, allowed: when },
  );
}

function draft(command: Draft, state: AgreementState, context: CommandContext, on: AgreementFacts) {
  const { data } = command;
  return conclude<AgreementEvent>(command.type, titleOf(command.type), {
    checks: [
      state.identity !== null &&
        because('agreement-exists', 'perjanjian ini sudah ada', 'this agreement exists already'),
      clusterOpen(on.cluster, '/cluster'),
      checkEffectiveAt(placeIn(on.cluster, context)),
      termsReasons(data.terms, on),
    ],
    events: () => [event('AgreementDrafted', data)],
  });
}

function later(
  { type, data }: Exclude<AgreementInput, Draft>,
  state: AgreementState,
  context: CommandContext,
  on: AgreementFacts,
): Decision<AgreementEvent> {
  const situation = caseOf<typeof type>(data, state, context, on);
  if (situation === null) {
    return refuse(
      refusal('agreement-unknown', text('Perjanjian ini tidak ada', 'There is no such agreement')),
    );
  }
  // The table pairs each name with its own answer, so the data is that of the name.
  const [when, answer] = ANSWERS[type];
  const ruling = (answer as unknown as Answer<Later>)(situation);
  return conclude(type, titleOf(type), {
    checks: [wrongState(situation.status, when), checkEffectiveAt(situation), ...ruling.checks],
    events: () => ruling.events(),
  });
}

/**
 * The agreement (PKS) between the FKAK and an LPT or PKE: chapter IV, B.5 and B.6. Both sides confirm the hash
 * of the same text; the second confirmation brings it into force.
 */
export const agreementDecider: Decider<AgreementState, AgreementInput, AgreementEvent, AgreementFacts> = {
  category: 'agreement',
  initial: () => noAgreement,
  evolve: evolveAgreement,
  decide: (command, state, context, on) =>
    command.type === 'draft-agreement'
      ? draft(command, state, context, on)
      : later(command, state, context, on),
};
