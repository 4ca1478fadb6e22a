import { obligationKinds, roles, sectors, text } from '@app/contracts';
import type { DomainEvent } from '@app/eventsourcing';
import { formatQuarter } from './format.js';
import type { Label } from './label.js';
import { personalName } from './label.js';
import type { ProgrammeEvent } from './programme-event.js';

type Labels = readonly (readonly [id: string, label: Label])[];

const own = (words: string): Label => text(words);

/** @returns the ids that an event gives a name to, its own stream's id among them where it names that */
export function labelsOf(event: DomainEvent, stream: string): Labels {
  return [...ofStream(event as ProgrammeEvent, stream), ...ofParts(event as ProgrammeEvent)];
}

function ofStream(event: ProgrammeEvent, stream: string): Labels {
  switch (event.type) {
    case 'ForumEstablished':
    case 'ClusterEnrolled':
      return [[stream, own(event.data.name)]];
    case 'AgreementDrafted':
    case 'AgreementRevised':
      return [[stream, own(event.data.terms.title)]];
    case 'CycleOpened': {
      const named = (language: 'id' | 'en') => formatQuarter(event.data.period, language);
      return [[stream, text(named('id'), named('en'))]];
    }
    case 'WaveOpened': {
      const { instrument, location, period } = event.data;
      return [
        [stream, own(`${instrument.key} v${instrument.version}, ${location}, ${period.from.slice(0, 7)}`)],
      ];
    }
    case 'ClaimEntered':
    case 'ClaimRevised':
      return [[stream, own(event.data.report.title)]];
    case 'NoticeRaised':
    case 'NoticeEscalated':
      return [[stream, obligationKinds.labels[event.data.kind]]];
    case 'InstrumentPublished':
      return [[stream, event.data.content.title]];
    case 'AnswersRecorded':
      return [[stream, own(event.data.respondent)]];
    case 'PersonRegistered':
      return [[stream, personalName(event.data.name)]];
    case 'PersonCorrected':
      return event.data.name === undefined ? [] : [[stream, personalName(event.data.name)]];
    case 'AccountOpened':
      return [[stream, { after: event.data.person }]];
    default:
      return [];
  }
}

function ofParts(event: ProgrammeEvent): Labels {
  switch (event.type) {
    case 'MemberSeated':
    case 'RepresentativeSeated':
      return [[event.data.seat, { after: event.data.person }]];
    case 'RoundOpened':
      return [[event.data.round, sectors.labels[event.data.sector]]];
    case 'CandidateScored':
      return [[event.data.candidate, own(event.data.name)]];
    case 'MeetingHeld':
      return event.data.actions.map(({ action, what }) => [action, own(what)] as const);
    case 'InstitutionMapped':
      return [[event.data.institution, own(event.data.name)]];
    case 'RoleGranted':
      return [[event.data.grant, roles.labels[event.data.role]]];
    case 'SubgroupListed':
      return [[event.data.subgroup, own(event.data.name)]];
    case 'WaiverRequested':
    case 'CriterionWaived':
      return [[event.data.waiver, { after: event.data.criterion }]];
    default:
      return ofAgreementAndCycle(event);
  }
}

function ofAgreementAndCycle(event: ProgrammeEvent): Labels {
  switch (event.type) {
    case 'AgreementDrafted':
    case 'AgreementRevised': {
      const { works, deliverables } = event.data.terms;
      return [
        ...works.map(({ work, what }) => [work, own(what)] as const),
        ...deliverables.map(({ deliverable, what }) => [deliverable, own(what)] as const),
      ];
    }
    case 'AddendumProposed':
      return [
        [event.data.addendum, own(event.data.what)],
        ...event.data.deliverables.map(({ deliverable, what }) => [deliverable, own(what)] as const),
      ];
    case 'AssistanceDone':
      return [[event.data.assistance, own(event.data.what)]];
    case 'ComplaintFiled':
      return [[event.data.complaint, own(event.data.what)]];
    case 'HonorariumReported':
      return [[event.data.case, { after: event.data.person }]];
    case 'FindingRaised':
      return [[event.data.finding, own(event.data.what)]];
    case 'CorrectionPlanned':
      return [[event.data.action, own(event.data.what)]];
    default:
      return [];
  }
}
