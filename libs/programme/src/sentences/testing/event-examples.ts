import type { Category, CommandSpec } from '@app/contracts';
import { catalogue, exampleTerms, ID } from '@app/contracts';
import type { DomainEvent } from '@app/eventsourcing';
import type { Checklist } from '../../definitions/checklist.js';
import type { ProgrammeEvent } from '../programme-event.js';

const HASH = 'ab12cd34'.repeat(8);
const definition = { id: 'seven-steps', version: 1, hash: HASH };
const personal = (value: string) => ({ subject: ID.person, value });

export const exampleChecklist: Checklist = {
  definition,
  step: 'lpt',
  day: '2026-11-20',
  met: 1,
  total: 2,
  passes: false,
  criteria: [
    {
      id: 'lpt-agreement-active',
      kind: 'hard',
      state: 'unmet',
      statement: {
        id: 'Perjanjian formal FKAK-LPT berlaku.',
        en: 'A formal FKAK-LPT agreement is in force.',
      },
      reasons: [
        { code: 'r4', text: { id: 'perjanjian berakhir', en: 'the agreement is expired' }, params: {} },
      ],
      evidence: [],
      flags: [],
      parameters: {},
    },
  ],
  judgedOn: [
    { stream: ID.cluster, category: 'cluster', version: 44 },
    { stream: ID.forum, category: 'forum', version: 29 },
    { stream: ID.agreement, category: 'agreement', version: 0 },
  ],
};

/** The example that a command's documentation shows, which is also what its event holds. */
function of(category: Category, name: string, more: object = {}, omitted: readonly string[] = []): object {
  const spec = catalogue[category].find((each: CommandSpec) => each.name === name);
  if (spec === undefined) throw new Error(`no command ${category}/${name}`);
  const data = { ...(spec.example as object), ...more } as Record<string, unknown>;
  for (const field of omitted) delete data[field];
  return data;
}

const step = { step: 'lpt', checklist: exampleChecklist };
const reason = { reason: 'Banjir di sentra' };

const notice = {
  key: `fkak-meeting:${ID.cluster}:2026-12-20`,
  kind: 'fkak-meeting',
  subject: { category: 'cluster', stream: ID.cluster },
  period: '2026-12-20',
  cluster: ID.cluster,
  region: '33.10',
  owner: { role: 'fkak-rep', person: ID.person },
  rung: 'due',
  to: { role: 'fkak-rep', person: ID.person },
  due: '2026-12-21',
  mandatory: true,
  source: {
    rule: 'fkak-meeting',
    text: { id: 'FKAK sepakat bertemu setiap bulan.', en: 'The FKAK agreed to meet every month.' },
    facts: [{ stream: ID.cluster, version: 9, type: 'MechanismAgreed' }],
  },
};

/** Data of every event type, as a decider would have written it. */
export const eventExamples: Readonly<Record<ProgrammeEvent['type'], object>> = {
  ForumEstablished: of('forum', 'establish-forum'),
  MemberSeated: of('forum', 'seat-member', { until: '2028-12-31' }),
  MemberLeft: of('forum', 'record-member-left', { how: 'left' }),
  DecreeIssued: of('forum', 'record-decree', { until: '2028-12-31', supersedes: '500/1/2024' }),
  OperatingFundsNamed: of('forum', 'name-operating-funds'),
  HonorariumRuleSet: of('forum', 'set-honorarium-rule'),
  HonorariumReported: of('forum', 'report-honorarium'),
  HonorariumResolved: of('forum', 'resolve-honorarium'),
  RoundOpened: of('forum', 'open-round'),
  CandidateScored: of('forum', 'score-candidate'),
  FlagshipChosen: of('forum', 'choose-flagship', { why: 'Nilai tertinggi' }),
  SupervisionDone: of('forum', 'record-supervision'),
  ForumDissolved: of('forum', 'dissolve-forum'),
  AlignmentHeld: of('forum', 'record-alignment', { body: 'fpk' }),
  MechanismAgreed: of('forum', 'agree-mechanism', { body: 'fpk' }),
  MeetingHeld: of('forum', 'record-meeting', {
    body: 'fpk',
    clusters: [ID.cluster],
    actions: [{ action: ID.action, what: 'Susun surat', owner: ID.person2, due: '2026-12-01' }],
  }),
  ActionItemClosed: of('forum', 'close-action', { body: 'fpk' }),
  FactRetracted: of('forum', 'retract-fact', { type: 'MeetingHeld' }),
  ClusterEnrolled: of('cluster', 'enrol-cluster', { definition }),
  StageSet: of('cluster', 'set-stage'),
  FlagshipCited: of('cluster', 'cite-flagship'),
  InstitutionMapped: of('cluster', 'map-institution'),
  SupportGapExplained: of('cluster', 'explain-gap'),
  InstitutionCommitted: of('cluster', 'commit-institution'),
  InstitutionDeclined: of('cluster', 'decline-institution'),
  FkakEstablished: of('cluster', 'establish-fkak'),
  SubgroupListed: of('cluster', 'list-subgroup'),
  RepresentativeSeated: of('cluster', 'seat-representative'),
  RepresentativeLeft: of('cluster', 'record-representative-left', { how: 'term-ended' }),
  StepSubmitted: step,
  SubmissionRecalled: { step: 'lpt', ...reason },
  StepReturned: { step: 'lpt', ...reason },
  StepCompleted: { ...step, note: 'Lengkap' },
  StepReopened: { step: 'lpt', ...reason },
  StepLapsed: { ...step, cause: 'due:2026-11-20' },
  StepRestored: { ...step, cause: 'due:2026-11-20' },
  WaiverRequested: of('cluster', 'request-waiver'),
  CriterionWaived: of('cluster', 'request-waiver', { requestedBy: ID.person2, note: 'Disetujui terbatas' }),
  WaiverDeclined: of('cluster', 'decline-waiver'),
  WaiverRevoked: of('cluster', 'revoke-waiver'),
  WaiverExpired: { waiver: ID.waiver, expiredOn: '2027-04-01' },
  ProgrammeSuspended: reason,
  ProgrammeResumed: reason,
  ProgrammeWithdrawn: reason,
  AgreementDrafted: of('agreement', 'draft-agreement'),
  AgreementRevised: { terms: exampleTerms },
  AgreementAccompanied: of('agreement', 'record-accompaniment'),
  ConfirmationOpened: { hash: HASH },
  ConfirmationWithdrawn: reason,
  PartyConfirmed: { side: 'cluster', hash: HASH },
  AgreementActivated: { hash: HASH, from: '2026-11-20', until: '2027-11-19' },
  AddendumProposed: of('agreement', 'propose-addendum', { hash: HASH }),
  AddendumConfirmed: { addendum: ID.round, side: 'partner', hash: HASH },
  AddendumAdopted: { addendum: ID.round, hash: HASH },
  DeliverableSubmitted: of('agreement', 'submit-deliverable'),
  DeliverableAccepted: of('agreement', 'accept-deliverable'),
  DeliverableReturned: of('agreement', 'return-deliverable'),
  PaymentRecorded: of('agreement', 'record-payment'),
  AssistanceDone: of('agreement', 'record-assistance'),
  AssistanceSettled: of('agreement', 'settle-assistance'),
  ProfitShareSettled: {
    period: '2026-Q3',
    profit: '518640000',
    baseline: '412500000',
    lossBroughtForward: '0',
    addedProfit: '106140000',
    rate: '0.15',
    floor: '0',
    cap: '25000000',
    fee: '15921000',
    lossCarriedForward: '0',
    verifiedBy: 'KAP Contoh',
    settledOn: '2026-11-20',
  },
  GainRecorded: of('agreement', 'record-gain', { amount: '-250000.5' }),
  CoordinationHeld: of('agreement', 'record-coordination'),
  CooperationFostered: of('agreement', 'record-cooperation'),
  ComplaintFiled: of('agreement', 'file-complaint'),
  ComplaintResolved: of('agreement', 'resolve-complaint'),
  AgreementEnded: { how: 'expired', endedOn: '2027-11-20', note: 'Masa berlaku habis' },
  CycleOpened: of('cycle', 'open-cycle'),
  ItemJudged: of('cycle', 'judge-item'),
  FindingRaised: of('cycle', 'raise-finding'),
  CycleSubmitted: {},
  CycleRecalled: reason,
  CycleReturned: reason,
  CycleApproved: { period: '2026-Q3' },
  FollowUpSet: of('cycle', 'set-follow-up'),
  InstrumentPublished: { content: of('instrument', 'publish-instrument'), hash: HASH },
  WaveOpened: of('survey', 'open-wave', {
    region: '33.10',
    instrument: { key: 'cooperation', version: 1, hash: HASH },
    synthetic: true,
  }),
  PopulationCorrected: of('survey', 'correct-population'),
  WaveClosed: of('survey', 'close-wave'),
  WaveWithdrawn: of('survey', 'withdraw-wave'),
  AnswersRecorded: of('response', 'record-answers', {
    name: personal('Pak Slamet (contoh)'),
    late: { reason: 'Sakit saat survei' },
    import: ID.import,
    row: 12,
  }),
  AnswersCorrected: of('response', 'correct-answers', {
    survey: ID.survey,
    changed: ['peer-mode'],
    late: true,
  }),
  ResponseWithdrawn: of('response', 'withdraw-response', { survey: ID.survey, late: false }),
  ImportChecked: { survey: ID.survey, file: HASH, format: 'csv', bytes: 1200, rows: 12, problems: 0 },
  ImportStarted: { rows: 12, late: { reason: 'Berkas baru diterima' } },
  ImportCommitted: { survey: ID.survey, rows: 12, late: true },
  ImportDropped: of('import', 'drop-import'),
  ClaimEntered: of('claim', 'enter-claim'),
  ClaimRevised: of('claim', 'revise-claim'),
  ClaimPublished: of('claim', 'publish-claim', { note: 'Cetakan pertama' }),
  ClaimWithdrawn: of('claim', 'withdraw-claim'),
  NoticeRaised: notice,
  NoticeEscalated: {
    ...notice,
    rung: 'escalated',
    to: { role: 'coordinator', person: ID.person2 },
    why: 'overdue',
  },
  NoticeHandedOver: { rung: 'due', channel: 'email', person: ID.person, messageId: ID.round },
  NoticeFailed: { rung: 'due', channel: 'email', person: ID.person, code: 'bounced', attempt: 2 },
  NoticeAcknowledged: of('obligation', 'acknowledge-notice', { person: ID.person }),
  ObligationMet: { by: { stream: ID.cluster, version: 12, type: 'MeetingHeld' } },
  ObligationVoided: { why: 'suspended', by: { stream: ID.cluster, version: 13, type: 'ProgrammeSuspended' } },
  ObligationReopened: { by: { stream: ID.cluster, version: 14, type: 'ProgrammeResumed' } },
  CorrectionPlanned: of('cycle', 'plan-correction'),
  CorrectionClosed: of('cycle', 'close-correction'),
  ParameterOverridden: of('region', 'override-parameter'),
  ParameterReset: of('region', 'reset-parameter'),
  HolidayRecorded: of('region', 'record-holiday', { works: false, file: HASH }),
  HolidayRemoved: of('region', 'remove-holiday'),
  CadenceSet: of('region', 'set-cadence'),
  PersonRegistered: { name: personal('Sri Wahyuni (contoh)') },
  PersonCorrected: { name: personal('Sri Wahyuningsih (contoh)'), reason: 'Salah ketik' },
  NoticePreferencesSet: {
    channels: { email: 'digest', webhook: 'at-once', gateway: 'off' },
    digestAt: '06:30',
    zone: 'WIB',
    unsubscribed: ['step-idle'],
  },
  WebhookSet: {
    url: personal('https://dinas.example.org/rumpun'),
    secret: personal('whsec_Y29udG9oLWNvbnRvaC1jb250b2gtY29udG9oLWNvbnQ='),
  },
  WebhookRemoved: {},
  CalendarFeedOpened: of('person', 'open-calendar-feed'),
  CalendarFeedRevoked: of('person', 'revoke-calendar-feed'),
  AccountOpened: { person: ID.person, login: personal('pengelola.klaten') },
  RoleGranted: of('account', 'grant-role'),
  RoleRevoked: of('account', 'revoke-role'),
  AccountDisabled: reason,
  AccountEnabled: reason,
  DefinitionPublished: { id: 'seven-steps', version: 1, hash: HASH },
};

/** @returns the example of a type as an event */
export const exampleEvent = (type: ProgrammeEvent['type']): DomainEvent => ({
  type,
  schema: 1,
  data: eventExamples[type],
});
