import { randomUUID } from 'node:crypto';
import type { AgreementTerms, StepKey } from '@app/contracts';
import { textHash } from '@app/programme';
import { specOf } from '../../support/telling.js';
import type { Company } from './company.js';
import { REGION } from './company.js';
import type { Receipt, Visitor } from './visitor.js';

const GROUPS = [5, 5, 5];
const CONSIDERATIONS = ['chain-length', 'flagship', 'local-resources', 'concentration'];
const MONTHLY = { every: 1, unit: 'month' };

/** What the people of one cluster do: every method is a piece of the seven steps, over HTTP. */
export class Walk {
  forum = '';
  cluster = '';
  agreements = { lpt: '', pke: '' };
  readonly works = { lpt: randomUUID(), pke: randomUUID() };
  readonly institution = randomUUID();
  readonly waiver = randomUUID();
  private members: string[] = [];
  private representatives: string[] = [];

  constructor(private readonly company: Company) {}

  private get today(): string {
    return this.company.installation.today;
  }

  inForum(who: Visitor, command: string, body: object): Promise<Receipt> {
    return who.gives('forum', this.forum, command, body);
  }

  inCluster(who: Visitor, command: string, body: object): Promise<Receipt> {
    return who.gives('cluster', this.cluster, command, body);
  }

  inAgreement(who: Visitor, kind: 'lpt' | 'pke', command: string, body: object): Promise<Receipt> {
    return who.gives('agreement', this.agreements[kind], command, body);
  }

  submits(step: StepKey): Promise<Receipt> {
    return this.inCluster(this.company.manager, 'submit-step', { step });
  }

  approves(step: StepKey): Promise<Receipt> {
    return this.inCluster(this.company.coordinator, 'approve-step', { step });
  }

  async establishesForum(): Promise<void> {
    const body = { region: REGION, level: 'regency', name: 'FPK Kabupaten (contoh)' };
    this.forum = (await this.company.manager.gives('forum', null, 'establish-forum', body)).stream;
  }

  seatOf(person: string, organKind: string) {
    const organ = `${organKind} (contoh)`;
    return {
      seat: randomUUID(),
      person,
      organKind,
      organ,
      standing: 'core',
      concern: 'Klaster perlu tumbuh',
    };
  }

  /** The coordinator is seated first, and the mechanism names them. */
  async seatsForum(): Promise<void> {
    const { manager, coordinator } = this.company;
    this.members = [coordinator.person!];
    for (const kind of ['opd', 'finance', 'cooperative'])
      this.members.push(await this.company.registers(kind));
    for (const [index, kind] of ['bappeda', 'opd', 'finance', 'cooperative'].entries())
      await this.inForum(manager, 'seat-member', this.seatOf(this.members[index]!, kind));
    await this.inForum(manager, 'agree-mechanism', {
      coordinator: coordinator.person,
      firstMeeting: this.today,
      rhythm: MONTHLY,
    });
  }

  enrolment() {
    const { forum } = this;
    return {
      region: REGION,
      forum,
      name: 'Klaster (contoh)',
      aliases: [],
      sector: 'industry',
      stage: 'sentra',
    };
  }

  async enrols(): Promise<Receipt> {
    const receipt = await this.company.manager.gives('cluster', null, 'enrol-cluster', this.enrolment());
    this.cluster = receipt.stream;
    return receipt;
  }

  /** What the forum still owes step 1, but for the decree. */
  async alignsForum(): Promise<void> {
    const { manager } = this.company;
    const topics = ['cluster', 'programme'];
    await this.inForum(manager, 'record-alignment', { heldOn: this.today, topics, attendees: this.members });
    await this.inForum(manager, 'set-honorarium-rule', { attached: false });
  }

  /** The decree is on its way: the criterion that only ought to be met is waived for a while. */
  async asksForWaiver(): Promise<void> {
    const { waiver } = this;
    const body = {
      waiver,
      criterion: 'fpk-decree-issued',
      reason: 'Menunggu tanda tangan',
      expires: '2027-03-31',
    };
    await this.inCluster(this.company.manager, 'request-waiver', body);
  }

  async choosesFlagship(): Promise<void> {
    const { coordinator, manager } = this.company;
    const [round, candidate, meeting] = [randomUUID(), randomUUID(), randomUUID()];
    const scores = Object.fromEntries(
      CONSIDERATIONS.map((key) => [key, { score: 4, why: 'Terlihat di sentra' }]),
    );
    const scored = { round, candidate, name: 'Logam', sector: 'industry', scores };
    await this.inForum(coordinator, 'open-round', { round, sector: 'industry' });
    await this.inForum(coordinator, 'score-candidate', scored);
    await this.inForum(coordinator, 'record-meeting', this.meeting(meeting, ['preparation'], this.members));
    await this.inForum(coordinator, 'choose-flagship', { round, candidate, meeting });
    await this.inCluster(manager, 'cite-flagship', { round });
  }

  private meeting(meeting: string, purposes: readonly string[], attendees: readonly string[]) {
    return { meeting, heldOn: this.today, purposes, clusters: [], attendees, decisions: [], actions: [] };
  }

  async mapsSupport(): Promise<void> {
    const { manager } = this.company;
    const { institution } = this;
    await this.inCluster(manager, 'map-institution', { institution, name: 'BPR (contoh)', type: 'finance' });
    for (const type of ['supplier', 'distribution', 'promotion', 'certification'])
      await this.inCluster(manager, 'explain-gap', { type, why: 'Belum ada di kabupaten' });
  }

  async commitsSupport(): Promise<void> {
    await this.inCluster(this.company.manager, 'commit-institution', {
      institution: this.institution,
      commitment: 'Kredit modal kerja',
      gainCluster: 'Modal kerja',
      gainInstitution: 'Nasabah baru',
      balance: 'balanced',
    });
  }

  /** @returns the chair of the FKAK; the account that acts for it is another representative's */
  async establishesFkak(): Promise<void> {
    const { company } = this;
    const { manager } = company;
    const founded = { establishedOn: this.today, document: 'Berita acara 01' };
    await this.inCluster(manager, 'establish-fkak', founded);
    for (const [index, seats] of GROUPS.entries()) {
      const subgroup = randomUUID();
      await this.inCluster(manager, 'list-subgroup', { subgroup, name: `Kelompok ${index + 1}` });
      for (let seat = 0; seat < seats; seat++) {
        const person = await company.registers(`Wakil ${index + 1}.${seat + 1}`);
        await this.inCluster(manager, 'seat-representative', { seat: randomUUID(), person, subgroup });
        this.representatives.push(person);
      }
    }
    company.fkak = await company.joins(
      'fkak',
      'fkak-rep',
      { cluster: this.cluster },
      this.representatives[1],
    );
  }

  async fkakBeginsToMeet(): Promise<void> {
    const { fkak } = this.company;
    const attendees = this.representatives;
    const aligned = { heldOn: this.today, topics: ['concept', 'stages'], attendees };
    const mechanism = { coordinator: attendees[0], firstMeeting: this.today, rhythm: MONTHLY };
    const purposes = ['communication', 'evaluation', 'planning'];
    await this.inCluster(fkak, 'record-fkak-alignment', aligned);
    await this.inCluster(fkak, 'agree-fkak-mechanism', mechanism);
    await this.inCluster(fkak, 'record-fkak-meeting', this.meeting(randomUUID(), purposes, attendees));
  }

  /** The documented terms, between this FKAK and this partner. */
  terms(kind: 'lpt' | 'pke', signatory: string): AgreementTerms {
    const { terms } = specOf('agreement', 'draft-agreement').example as { terms: AgreementTerms };
    const ours =
      kind === 'lpt'
        ? { partnerKind: 'university' as const, kind: 'technical' as const }
        : { partnerKind: 'institution' as const, kind: 'training' as const, partnerId: this.institution };
    const { kind: work, ...partner } = ours;
    return {
      ...terms,
      ...partner,
      date: this.today,
      from: this.today,
      until: '2027-12-31',
      cluster: { ...terms.cluster, signatory: this.representatives[0]! },
      partner: { ...terms.partner, signatory },
      works: [{ work: this.works[kind], kind: work, what: 'Pendampingan', paidBy: 'cash' }],
    };
  }

  /** The FKAK drafts a text; then the partner has something to be party to. */
  async drafts(kind: 'lpt' | 'pke'): Promise<{ hash: string }> {
    const { company } = this;
    const person = await company.registers(kind);
    const terms = this.terms(kind, person);
    const body = { cluster: this.cluster, kind, terms };
    const agreement = (await company.fkak.gives('agreement', null, 'draft-agreement', body)).stream;
    this.agreements[kind] = agreement;
    company[kind] = await company.joins(kind, kind, { agreement }, person);
    return { hash: textHash(this.cluster, kind, terms) };
  }

  async accompanies(kind: 'lpt' | 'pke'): Promise<void> {
    const { coordinator } = this.company;
    const body = { member: coordinator.person, heldOn: this.today };
    await this.inAgreement(coordinator, kind, 'record-accompaniment', body);
  }

  confirms(who: Visitor, kind: 'lpt' | 'pke', side: 'cluster' | 'partner', hash: string): Promise<Receipt> {
    return this.inAgreement(who, kind, 'confirm-agreement', { side, hash, read: true });
  }

  /** What a partner did for the cluster. */
  assistance(kind: 'lpt' | 'pke') {
    const { works, today } = this;
    const [assistance, work] = [randomUUID(), works[kind]];
    return { assistance, work, heldOn: today, what: 'Pelatihan', value: '2000000', evidence: [] };
  }
}
