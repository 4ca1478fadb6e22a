import { type Bilingual, type ClusterCommand, clusterCommands, text } from '@app/contracts';
import type { CommandContext, Decider } from '@app/eventsourcing';
import { checkEffectiveAt } from '../shared/place.js';
import { because, conclude, type Ruling } from '../shared/refusing.js';
import { retractFact } from './decide-correction.js';
import * as fkak from './decide-fkak.js';
import * as programme from './decide-programme.js';
import * as steps from './decide-steps.js';
import * as support from './decide-support.js';
import * as waivers from './decide-waivers.js';
import { type ClusterDesk, clusterDesk } from './desk.js';
import type { ClusterEvent } from './events.js';
import { evolveCluster, initialCluster } from './evolve.js';
import { regionsOf } from './lifecycle.js';
import type { ClusterState } from './state.js';
import type { ClusterFacts } from './surroundings.js';

/** Given by the engine alone: nothing to do is no refusal. */
export type InternalClusterCommand =
  | { readonly type: 'lapse-step' | 'restore-step'; readonly data: steps.RejudgeData }
  | { readonly type: 'expire-waiver'; readonly data: { readonly waiver: string } }
  | { readonly type: 'end-representative-term'; readonly data: { readonly seat: string } };
export type AnyClusterCommand = ClusterCommand | InternalClusterCommand;

const INTERNAL: readonly string[] = [
  'lapse-step',
  'restore-step',
  'expire-waiver',
  'end-representative-term',
];

const titles: ReadonlyMap<string, Bilingual> = new Map([
  ...clusterCommands.map(({ name, title }) => [name, title] as const),
  ['lapse-step', text('Nyatakan langkah tidak lagi terpenuhi', 'Lapse a step')],
  ['restore-step', text('Pulihkan langkah', 'Restore a step')],
  ['expire-waiver', text('Akhiri pengecualian', 'Expire a waiver')],
  ['end-representative-term', text('Catat akhir masa wakil', "Record the end of a representative's term")],
]);

type RestingCommand = Exclude<AnyClusterCommand, { type: 'enrol-cluster' }>;

function ruleWorkflow(desk: ClusterDesk, command: RestingCommand): Ruling<ClusterEvent> | null {
  switch (command.type) {
    case 'submit-step':
      return steps.submitStep(desk, command.data);
    case 'recall-submission':
      return steps.recallSubmission(desk, command.data);
    case 'approve-step':
      return steps.approveStep(desk, command.data);
    case 'return-step':
      return steps.returnStep(desk, command.data);
    case 'reopen-step':
      return steps.reopenStep(desk, command.data);
    case 'lapse-step':
      return steps.rejudgeStep(desk, command.data, 'completed');
    case 'restore-step':
      return steps.rejudgeStep(desk, command.data, 'lapsed');
    case 'request-waiver':
      return waivers.requestWaiver(desk, command.data);
    case 'grant-waiver':
      return waivers.grantWaiver(desk, command.data);
    case 'decline-waiver':
      return waivers.declineWaiver(desk, command.data);
    case 'revoke-waiver':
      return waivers.revokeWaiver(desk, command.data);
    case 'expire-waiver':
      return waivers.expireWaiver(desk, command.data);
    case 'suspend-programme':
      return programme.suspend(desk, command.data);
    case 'resume-programme':
      return programme.resume(desk, command.data);
    case 'withdraw-programme':
      return programme.withdraw(desk, command.data);
    default:
      return null;
  }
}

function ruleFact(desk: ClusterDesk, command: RestingCommand): Ruling<ClusterEvent> {
  switch (command.type) {
    case 'set-stage':
      return support.setStage(desk, command.data);
    case 'cite-flagship':
      return support.citeFlagship(desk, command.data);
    case 'map-institution':
      return support.mapInstitution(desk, command.data);
    case 'explain-gap':
      return support.explainGap(desk, command.data);
    case 'commit-institution':
      return support.commitInstitution(desk, command.data);
    case 'decline-institution':
      return support.declineInstitution(desk, command.data);
    case 'establish-fkak':
      return fkak.establishFkak(desk, command.data);
    case 'list-subgroup':
      return fkak.listSubgroup(desk, command.data);
    case 'seat-representative':
      return fkak.seatRepresentative(desk, command.data);
    case 'record-representative-left':
      return fkak.recordRepresentativeLeft(desk, command.data);
    case 'end-representative-term':
      return fkak.endRepresentativeTerm(desk, command.data);
    case 'record-fkak-alignment':
      return fkak.recordAlignment(desk, command.data);
    case 'agree-fkak-mechanism':
      return fkak.agreeMechanism(desk, command.data);
    case 'record-fkak-meeting':
      return fkak.recordMeeting(desk, command.data);
    case 'close-fkak-action':
      return fkak.closeAction(desk, command.data);
    case 'retract-fact':
      return retractFact(desk, command.data);
    default:
      throw new Error(`cluster: unknown command "${command.type}"`);
  }
}

function rulingOf(
  command: AnyClusterCommand,
  state: ClusterState,
  context: CommandContext,
  facts: ClusterFacts,
): Ruling<ClusterEvent> {
  if (command.type === 'enrol-cluster') return programme.enrol(state, command.data, context, facts);
  const internal = INTERNAL.includes(command.type);
  if (state.identity === null || regionsOf(state).standing === 'withdrawn') {
    const gone =
      state.identity === null
        ? because('not-enrolled', 'klaster ini belum terdaftar', 'this cluster is not enrolled')
        : because(
            'programme-withdrawn',
            'klaster ini sudah ditarik dari program',
            'the cluster has been withdrawn from the programme',
          );
    return { checks: [!internal && gone], events: () => [] };
  }
  const desk = clusterDesk(state, context, facts);
  const ruling = ruleWorkflow(desk, command) ?? ruleFact(desk, command);
  return { ...ruling, checks: [checkEffectiveAt(desk.place), ...ruling.checks] };
}

/** A cluster on its way through the seven steps: chapter IV, B.2 to B.7. */
export const clusterDecider: Decider<ClusterState, AnyClusterCommand, ClusterEvent, ClusterFacts> = {
  category: 'cluster',
  initial: () => initialCluster,
  evolve: evolveCluster,
  decide: (command, state, context, facts) =>
    conclude(command.type, titles.get(command.type)!, rulingOf(command, state, context, facts)),
};
