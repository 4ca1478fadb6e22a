import type { AgreementTerms, StepKey } from '@app/contracts';
import { exampleTerms, stepKeys } from '@app/contracts';
import type { Actor, CommandContext, DomainEvent } from '@app/eventsourcing';
import { given, type Given } from '../../../../eventsourcing/src/testing/given.js';
import type { ClusterState, StepProgress, StepStatus } from '../../cluster/state.js';
import type { Known } from '../../definitions/judge-types.js';
import type { ForumState } from '../../forum/state.js';
import { event } from '../../shared/event-spec.js';
import { addFact, type Facts, noFacts } from '../../shared/facts.js';
import type { AgreementFacts, AgreementInput } from '../case.js';
import { agreementDecider } from '../decider.js';
import type { AgreementEvent } from '../events.js';
import { textHash } from '../views.js';

/** A uuid that a test can read: `id(7)`. */
export const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const CLUSTER = id(1);
export const FORUM = id(2);
export const AGREEMENT = id(3);
export const INSTITUTION = id(4);

/** The people of the specifications. */
export const PEOPLE = {
  fkakSignatory: id(11),
  partnerSignatory: id(12),
  member: id(13),
  coordinator: id(14),
  manager: id(15),
  monitor: id(16),
  stranger: id(17),
} as const;
export type PersonName = keyof typeof PEOPLE;

/** @returns an actor with an account of their own */
export const actor = (name: PersonName): Actor => ({
  account: PEOPLE[name].replace(/^0/, 'a'),
  person: PEOPLE[name],
});

export const WORK = id(21);
export const DELIVERABLE = id(22);
export const PAYMENT = id(23);

/** The day on which commands are decided. */
export const TODAY = '2026-03-31';
export const AT = `${TODAY}T05:00:00.000Z`;
export const at = (day: string): string => `${day}T05:00:00.000Z`;

type Party = AgreementTerms['cluster'];
const sides = exampleTerms as AgreementTerms;

/** A text in force through 2026: one work, one deliverable, one payment of 24 million. */
export function terms(changes: Partial<AgreementTerms> = {}): AgreementTerms {
  const party = (own: Party, signatory: string): Party => ({ ...own, signatory });
  return {
    ...sides,
    date: '2025-12-20',
    cluster: party(sides.cluster, PEOPLE.fkakSignatory),
    partner: party(sides.partner, PEOPLE.partnerSignatory),
    from: '2026-01-01',
    until: '2026-12-31',
    works: [{ work: WORK, kind: 'technical', what: 'Pendampingan tungku', paidBy: 'cash' }],
    deliverables: [
      { deliverable: DELIVERABLE, what: 'Panduan mutu', due: '2026-06-30', acceptance: 'Dibahas' },
    ],
    payments: [{ payment: PAYMENT, due: '2026-06-30', amount: '24000000', payer: 'cluster' }],
    ...changes,
  };
}

export type ProfitShare = NonNullable<AgreementTerms['fee']['profitShare']>;

/** 15 % of the profit above 412.5 million a quarter. */
export const profitShareTerms = (changes: Partial<ProfitShare> = {}): AgreementTerms =>
  terms({
    works: [{ work: WORK, kind: 'technical', what: 'Pendampingan tungku', paidBy: 'profit-share' }],
    fee: {
      basis: 'profit-share',
      valuation: 'fair',
      valuationWhy: 'Setara tarif jasa',
      profitShare: {
        rate: '0.15',
        baseline: '412500000',
        baselineFrom: '2024-01-01',
        baselineUntil: '2024-12-31',
        floor: '0',
        attribution: 'Seluruh laba tungku',
        verifier: 'KAP Contoh',
        lateData: 'Triwulan berikutnya',
        ...changes,
      },
    },
  });

interface Recorded {
  readonly event: DomainEvent;
  readonly on: string;
  readonly by?: PersonName;
}

/** Live facts of a stream, recorded one entry each. */
export const factsFrom = (stream: string, recorded: readonly Recorded[]): Facts =>
  recorded.reduce(
    (facts, { event: each, on, by = 'manager' }, index) =>
      addFact(facts, each, {
        stream,
        category: 'test',
        version: index + 1,
        index: 0,
        commandId: id(1000 + index),
        actor: actor(by),
        at: at(on),
        effectiveAt: at(on),
        definition: null,
      }),
    noFacts,
  );

const ENROLLED = event('ClusterEnrolled', {
  region: '33.10',
  forum: FORUM,
  name: 'Klaster Logam Ceper',
  aliases: [],
  sector: 'industry',
  stage: 'sentra',
  definition: { id: 'seven-steps', version: 1, hash: 'x' },
} as const);

const FOUNDED = event('FkakEstablished', { establishedOn: '2025-09-01', document: 'Berita acara' });
const MAPPED = event('InstitutionMapped', { institution: INSTITUTION, name: 'BPR Klaten', type: 'finance' });

export interface ClusterSetup {
  readonly standing?: 'active' | 'suspended' | 'withdrawn';
  readonly fkak?: boolean;
  readonly steps?: Partial<Record<StepKey, StepStatus>>;
  readonly recorded?: readonly Recorded[];
  /** Steps that were completed at some time, whatever they are now. */
  readonly completedOnce?: readonly StepKey[];
}

/** A cluster enrolled on 1 July 2025, its FKAK established, its steps 1 to 4 completed. */
export function clusterOf(setup: ClusterSetup = {}): Known<ClusterState> {
  const { standing = 'active', fkak = true, recorded = [] } = setup;
  const states = {
    fpk: 'completed',
    flagship: 'completed',
    support: 'completed',
    fkak: 'completed',
    lpt: 'open',
    pke: 'open',
    monitoring: 'locked',
    ...setup.steps,
  } as const;
  const progress = (key: StepKey): StepProgress => ({
    since: at('2025-10-01'),
    submittedBy: null,
    checklist: setup.completedOnce?.includes(key) ? ({} as StepProgress['checklist']) : null,
    waivedAtCompletion: [],
  });
  return {
    stream: CLUSTER,
    version: 1,
    state: {
      lifecycle: { standing, ...states },
      identity: ENROLLED.data as unknown as NonNullable<ClusterState['identity']>,
      facts: factsFrom(CLUSTER, [
        { event: ENROLLED, on: '2025-07-01' },
        { event: MAPPED, on: '2025-08-01' },
        ...(fkak ? [{ event: FOUNDED, on: '2025-09-01' }] : []),
        ...recorded,
      ]),
      steps: Object.fromEntries(stepKeys.codes.map((key) => [key, progress(key)])) as ClusterState['steps'],
      waivers: {},
    },
  };
}

/** The seat of one member, taken on a day. */
export const memberSeated = (person: PersonName, on: string, until?: string): Recorded => ({
  event: event('MemberSeated', {
    seat: PEOPLE[person].replace(/^0/, 'b'),
    person: PEOPLE[person],
    organKind: 'bappeda',
    organ: `Bappeda (${person})`,
    standing: 'core',
    ...(until !== undefined && { until }),
  }),
  on,
});

/** A forum in which the member and the coordinator have sat since July 2025. */
export function forumOf(recorded: readonly Recorded[] = []): Known<ForumState> {
  return {
    stream: FORUM,
    version: 1,
    state: {
      lifecycle: 'active',
      identity: { region: '33.10', level: 'regency', name: 'FPK Klaten' },
      facts: factsFrom(FORUM, [
        memberSeated('member', '2025-07-01'),
        memberSeated('coordinator', '2025-07-01'),
        ...recorded,
      ]),
    },
  };
}

export const around = (changes: Partial<AgreementFacts> = {}): AgreementFacts => ({
  cluster: clusterOf(),
  forum: forumOf(),
  ...changes,
});

/** A fact of an agreement, typed by its name. */
export const fact = <T extends AgreementEvent['type']>(
  type: T,
  data: Extract<AgreementEvent, { type: T }>['data'],
): AgreementEvent => event(type, data) as AgreementEvent;

/** A command, typed by its name. */
export const command = <N extends AgreementInput['type']>(
  type: N,
  data: Extract<AgreementInput, { type: N }>['data'],
) => ({ type, data }) as Extract<AgreementInput, { type: N }>;

export type History = readonly Given<AgreementEvent>[];

/** One entry of events by a person on a day. */
export const entry = (events: readonly AgreementEvent[], by: PersonName, day: string): History[number] => ({
  events,
  actor: actor(by),
  at: at(day),
  effectiveAt: at(day),
});

export const drafted = (text = terms(), kind: 'lpt' | 'pke' = 'lpt'): History => [
  entry([fact('AgreementDrafted', { cluster: CLUSTER, kind, terms: text })], 'manager', '2025-12-01'),
];

export const opened = (text = terms(), kind: 'lpt' | 'pke' = 'lpt'): History => [
  ...drafted(text, kind),
  entry([fact('ConfirmationOpened', { hash: textHash(CLUSTER, kind, text) })], 'manager', '2025-12-02'),
];

export const halfConfirmed = (text = terms(), kind: 'lpt' | 'pke' = 'lpt'): History => [
  ...opened(text, kind),
  entry(
    [fact('PartyConfirmed', { side: 'cluster', hash: textHash(CLUSTER, kind, text) })],
    'fkakSignatory',
    '2025-12-03',
  ),
];

/** In force: drafted, opened, confirmed by both sides on 20 December 2025; four entries. */
export function active(text = terms(), kind: 'lpt' | 'pke' = 'lpt'): History {
  const hash = textHash(CLUSTER, kind, text);
  return [
    ...halfConfirmed(text, kind),
    entry(
      [
        fact('PartyConfirmed', { side: 'partner', hash }),
        fact('AgreementActivated', { hash, from: text.from, until: text.until }),
      ],
      'partnerSignatory',
      '2025-12-20',
    ),
  ];
}

export const endedAs = (how: 'fulfilled' | 'terminated' | 'expired', endedOn: string): History => [
  entry([fact('AgreementEnded', { how, endedOn, note: 'Selesai' })], 'manager', endedOn),
];

/** Decides a command after a history, as a person on a day. */
export function decide(
  history: History,
  command: AgreementInput,
  by: PersonName = 'manager',
  context: Partial<CommandContext> = {},
  on: AgreementFacts = around(),
) {
  const moment = { at: AT, effectiveAt: context.at ?? AT, actor: actor(by), ...context };
  return given(agreementDecider, history).when(command, moment, on);
}

/** The state that a history folds to, as a judge meets it. */
export const known = (history: History, stream = AGREEMENT) => ({
  stream,
  version: history.length,
  state: given(agreementDecider, history).state,
});
