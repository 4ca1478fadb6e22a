import type { AgreementTerms, StepKey } from '@app/contracts';
import { exampleTerms, institutionTypes } from '@app/contracts';
import type { SealedEntry } from '@app/eventsourcing';
import type { Checklist } from '@app/programme';
import { addDays, dayIn, definitionRef, sevenSteps } from '@app/programme';
import { idOf, LogBuilder } from './log-builder.js';

type Data = Readonly<Record<string, unknown>>;
const HASH = 'ab12cd34'.repeat(8);
const KINDS = ['bappeda', 'opd', 'finance', 'cooperative', 'ngo'];

/** Kinds of id, so that no two things share one. */
const FORUM = 1;
const CLUSTER = 2;
const AGREEMENT = 3;
const CYCLE = 4;
const PERSON = 5;
const THING = 6;
const REGION = 7;

/** The least that a completing event may carry: the folds keep it and nobody reads it here. */
const checklist = (step: StepKey): Checklist => ({
  definition: { ...definitionRef(sevenSteps) },
  step,
  day: '2026-01-05',
  met: 1,
  total: 1,
  passes: true,
  criteria: [],
  judgedOn: [],
});

/**
 * Histories of forums and clusters as the deciders might have written them, in as few lines as a test needs. The
 * same numbers give the same log.
 */
export class ClusterHistory {
  private things = 0;

  constructor(readonly log = new LogBuilder()) {}

  get today(): string {
    return dayIn('WIB', this.log.clock);
  }

  forumId = (forum: number): string => idOf(FORUM, forum);
  clusterId = (cluster: number): string => idOf(CLUSTER, cluster);
  agreementId = (agreement: number): string => idOf(AGREEMENT, agreement);
  cycleId = (cycle: number): string => idOf(CYCLE, cycle);
  personId = (person: number): string => idOf(PERSON, person);

  /** A fresh id for a seat, a meeting, an institution … */
  thing(): string {
    return idOf(THING, ++this.things);
  }

  onForum(forum: number, type: string, data: Data): SealedEntry {
    return this.log.add('forum', this.forumId(forum), [{ type, data }]);
  }

  onCluster(cluster: number, type: string, data: Data): SealedEntry {
    return this.log.add('cluster', this.clusterId(cluster), [{ type, data }]);
  }

  onAgreement(agreement: number, type: string, data: Data): SealedEntry {
    return this.log.add('agreement', this.agreementId(agreement), [{ type, data }]);
  }

  onCycle(cycle: number, type: string, data: Data): SealedEntry {
    return this.log.add('cycle', this.cycleId(cycle), [{ type, data }]);
  }

  onRegion(region: string, type: string, data: Data): SealedEntry {
    const stream = idOf(REGION, Number(region.replaceAll('.', '')));
    return this.log.add('region', stream, [{ type, data: { region, reason: 'x', ...data } }]);
  }

  /** A forum that meets step 1, the decree left out. */
  forum(forum: number, region = '33.10'): this {
    const level = region.length === 2 ? 'province' : 'regency';
    this.onForum(forum, 'ForumEstablished', { region, level, name: `FPK ${forum}` });
    KINDS.forEach((organKind, index) => {
      const person = this.personId(forum * 100 + index);
      const seat = {
        seat: this.thing(),
        person,
        organKind,
        organ: `${organKind} ${forum}`,
        standing: 'core',
      };
      this.onForum(forum, 'MemberSeated', { ...seat, concern: 'Peduli' });
    });
    const attendees = KINDS.map((_, index) => this.personId(forum * 100 + index));
    const [coordinator] = attendees;
    const heldOn = this.today;
    this.onForum(forum, 'AlignmentHeld', {
      body: 'fpk',
      heldOn,
      topics: ['cluster', 'programme'],
      attendees,
    });
    const mechanism = { coordinator, firstMeeting: heldOn, rhythm: { every: 1, unit: 'month' } };
    this.onForum(forum, 'MechanismAgreed', { body: 'fpk', ...mechanism });
    this.onForum(forum, 'HonorariumRuleSet', { attached: false });
    return this;
  }

  /** A round in which one candidate was scored on everything and chosen. @returns its id */
  round(forum: number): string {
    const [round, candidate, meeting] = [this.thing(), this.thing(), this.thing()];
    const score = { score: 5, why: 'Kuat' };
    const scores = { 'chain-length': score, flagship: score, 'local-resources': score, concentration: score };
    this.onForum(forum, 'RoundOpened', { round, sector: 'industry' });
    this.onForum(forum, 'CandidateScored', { round, candidate, name: 'Logam', sector: 'industry', scores });
    this.meeting(forum, [], meeting);
    this.onForum(forum, 'FlagshipChosen', { round, candidate, meeting });
    return round;
  }

  meeting(forum: number, clusters: readonly number[], meeting = this.thing()): SealedEntry {
    return this.onForum(forum, 'MeetingHeld', {
      body: 'fpk',
      meeting,
      heldOn: this.today,
      purposes: ['preparation', 'review'],
      clusters: clusters.map(this.clusterId),
      attendees: [this.personId(forum * 100)],
      decisions: [],
      actions: [],
    });
  }

  enrol(cluster: number, forum: number, more: Data = {}): this {
    this.onCluster(cluster, 'ClusterEnrolled', {
      region: '33.10',
      forum: this.forumId(forum),
      name: `Klaster ${cluster}`,
      aliases: [],
      sector: 'industry',
      stage: 'sentra',
      definition: definitionRef(sevenSteps),
      ...more,
    });
    return this;
  }

  complete(cluster: number, ...steps: readonly StepKey[]): this {
    for (const step of steps) {
      this.onCluster(cluster, 'StepSubmitted', { step, checklist: checklist(step) });
      this.onCluster(cluster, 'StepCompleted', { step, checklist: checklist(step) });
    }
    return this;
  }

  lapse(cluster: number, step: StepKey): SealedEntry {
    return this.onCluster(cluster, 'StepLapsed', { step, checklist: checklist(step), cause: 'x' });
  }

  support(cluster: number): this {
    for (const type of institutionTypes.codes.slice(0, 4)) {
      const institution = this.thing();
      this.onCluster(cluster, 'InstitutionMapped', { institution, name: `Lembaga ${type}`, type });
      this.onCluster(cluster, 'InstitutionCommitted', {
        institution,
        commitment: 'Siap',
        gainCluster: 'Modal',
        gainInstitution: 'Nasabah',
        balance: 'balanced',
      });
    }
    this.onCluster(cluster, 'SupportGapExplained', { type: 'certification', why: 'Jauh' });
    return this;
  }

  fkak(cluster: number, seats = 12): this {
    this.onCluster(cluster, 'FkakEstablished', { establishedOn: this.today, document: 'BA 1' });
    const subgroups = [1, 2, 3].map((number) => {
      const subgroup = this.thing();
      this.onCluster(cluster, 'SubgroupListed', { subgroup, name: `Kelompok ${number}` });
      return subgroup;
    });
    const people = Array.from({ length: seats }, (_, index) =>
      this.personId(100_000 + cluster * 100 + index),
    );
    people.forEach((person, index) => {
      const subgroup = subgroups[index % subgroups.length];
      this.onCluster(cluster, 'RepresentativeSeated', { seat: this.thing(), person, subgroup });
    });
    const heldOn = this.today;
    this.onCluster(cluster, 'AlignmentHeld', {
      body: 'fkak',
      heldOn,
      topics: ['concept', 'stages'],
      attendees: people,
    });
    const mechanism = { coordinator: people[0], firstMeeting: heldOn, rhythm: { every: 1, unit: 'month' } };
    this.onCluster(cluster, 'MechanismAgreed', { body: 'fkak', ...mechanism });
    this.fkakMeeting(cluster);
    return this;
  }

  fkakMeeting(cluster: number): SealedEntry {
    return this.onCluster(cluster, 'MeetingHeld', {
      body: 'fkak',
      meeting: this.thing(),
      heldOn: this.today,
      purposes: ['communication', 'evaluation', 'planning'],
      clusters: [],
      attendees: [this.personId(100_000 + cluster * 100)],
      decisions: [],
      actions: [],
    });
  }

  draft(
    agreement: number,
    cluster: number,
    kind: 'lpt' | 'pke',
    more: Partial<AgreementTerms> = {},
  ): AgreementTerms {
    const from = this.today;
    const work = {
      work: this.thing(),
      kind: kind === 'lpt' ? 'technical' : 'training',
      what: 'Pendampingan',
      paidBy: 'cash',
    };
    const partnerKind = kind === 'lpt' ? 'university' : 'institution';
    const dated = { date: from, from, until: addDays(from, 365), works: [work], partnerKind };
    const terms = { ...exampleTerms, ...dated, ...more } as AgreementTerms;
    this.onAgreement(agreement, 'AgreementDrafted', { cluster: this.clusterId(cluster), kind, terms });
    return terms;
  }

  activate(agreement: number, terms: AgreementTerms): this {
    this.onAgreement(agreement, 'AgreementAccompanied', { member: this.personId(100), heldOn: this.today });
    this.onAgreement(agreement, 'ConfirmationOpened', { hash: HASH });
    this.onAgreement(agreement, 'PartyConfirmed', { side: 'cluster', hash: HASH });
    this.log.add('agreement', this.agreementId(agreement), [
      { type: 'PartyConfirmed', data: { side: 'partner', hash: HASH } },
      { type: 'AgreementActivated', data: { hash: HASH, from: terms.from, until: terms.until } },
    ]);
    return this;
  }

  assist(agreement: number, terms: AgreementTerms): SealedEntry {
    const { work } = terms.works[0]!;
    const done = {
      assistance: this.thing(),
      work,
      heldOn: this.today,
      what: 'Uji',
      value: '2000000',
      evidence: [],
    };
    return this.onAgreement(agreement, 'AssistanceDone', done);
  }
}
