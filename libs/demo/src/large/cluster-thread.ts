import type { Director } from '../director.js';
import type { AgreementInPlay, ClusterInPlay, FkakInPlay, Province } from '../acts/cast.js';
import { accompany, assist, bringIntoForce, draft } from '../acts/agreement.js';
import { enrol } from '../acts/cluster.js';
import { beginToMeet, establishFkak, openFkakAccount } from '../acts/fkak.js';
import { citeFlagship, selectFlagship } from '../acts/flagship.js';
import { approveCycle, examine, submitCycle } from '../acts/monitoring.js';
import { openAccount, registerPerson } from '../acts/people.js';
import { approve, sendBack, submit } from '../acts/steps.js';
import { explainGap, institutionId, mapInstitutions } from '../acts/support.js';
import { workId } from '../acts/terms.js';
import type { TermsSpec } from '../acts/terms.js';
import type { StepKey } from '@app/contracts';
import { exampleName } from '../names.js';
import type { Scene, Thread } from '../timeline.js';
import { candidateOf, institutionsOf, rivalOf, subgroupsOf, termsOfLpt, termsOfPke } from './content.js';
import type { ClusterPlan } from './plan.js';
import { LAST_WEEK, mondayOf } from './plan.js';
import type { RegionLane } from './region-lane.js';

const STEPS: readonly StepKey[] = ['fpk', 'flagship', 'support', 'fkak', 'lpt', 'pke', 'monitoring'];

/** One cluster of a large programme on its way through the steps. */
export class ClusterThread {
  private cluster!: ClusterInPlay;
  private fkak!: FkakInPlay;
  private lpt!: AgreementInPlay;
  private pke!: AgreementInPlay;

  constructor(
    private readonly province: Province,
    private readonly lane: RegionLane,
    private readonly plan: ClusterPlan,
  ) {}

  thread(): Thread {
    const { thread, steps } = this.plan;
    // The step after the last completed one is begun as well: something is on its way everywhere.
    const begun = Math.min(steps + 1, STEPS.length);
    return { name: thread, scenes: Array.from({ length: begun }, (_, step) => this.scenesOf(step)).flat() };
  }

  private scenesOf(step: number): Scene[] {
    const { weeks, steps, returned } = this.plan;
    const key = STEPS[step]!;
    const week = weeks[step]!;
    if (week > LAST_WEEK) return [];
    const work: Scene = { on: mondayOf(week), play: (d) => this.work(d, step) };
    if (step >= steps) return [work];
    const again = returned === step && week + 2 <= LAST_WEEK;
    return [
      { ...work, play: (d) => this.work(d, step).then(() => submit(d, this.cluster, key)) },
      {
        on: mondayOf(week + 1),
        play: async (d) => {
          if (!again) return approve(d, this.cluster, key);
          await sendBack(d, this.cluster, key, 'Lengkapi lampiran dan daftar hadir');
          await submit(d, this.cluster, key, 'Lampiran dilengkapi');
        },
      },
      ...(again ? [{ on: mondayOf(week + 2), play: (d: Director) => approve(d, this.cluster, key) }] : []),
    ];
  }

  private async work(d: Director, step: number): Promise<void> {
    const works = [
      this.enrols,
      this.selects,
      this.maps,
      this.unites,
      this.engagesLpt,
      this.engagesPke,
      this.monitors,
    ];
    await works[step]!.call(this, d);
  }

  private async enrols(d: Director): Promise<void> {
    const { name, village } = this.plan;
    this.cluster = await enrol(d, this.lane.forum, { name, aliases: [village], stage: 'sentra' });
    const { waiver } = this.lane;
    if (waiver) await this.lane.waive(d, this.cluster);
  }

  private async selects(d: Director): Promise<void> {
    const candidates = [candidateOf(this.plan), rivalOf(this.plan)];
    await citeFlagship(d, this.cluster, await selectFlagship(d, this.lane.forum, 'industry', candidates));
  }

  private async maps(d: Director): Promise<void> {
    await mapInstitutions(d, this.cluster, institutionsOf(this.lane.place));
    await explainGap(d, this.cluster, 'certification', 'Lembaga terdekat di ibu kota provinsi');
  }

  private async unites(d: Director): Promise<void> {
    const nameOf = (index: number) => exampleName(this.plan.firstName + index);
    const document = `Berita acara FKAK ${this.plan.thread}`;
    const members = await establishFkak(d, this.cluster, document, subgroupsOf(this.plan), nameOf);
    const login = `fkak.${this.plan.thread.replace('/', '.')}`;
    this.fkak = await openFkakAccount(d, this.province.admin.acting, this.cluster, members, login);
    this.lane.players.push(this.fkak.rep);
    await beginToMeet(d, this.cluster, this.fkak);
  }

  private async engagesLpt(d: Director): Promise<void> {
    this.lpt = await this.engages(d, termsOfLpt(this.plan, d.today));
  }

  private async engagesPke(d: Director): Promise<void> {
    const partnerId = institutionId(d, this.cluster, 'finance');
    this.pke = await this.engages(d, termsOfPke(this.lane.place, partnerId, d.today));
    await assist(d, this.pke, 'Pelatihan pencatatan keuangan dan HPP', '2500000');
  }

  private async engages(d: Director, spec: Omit<TermsSpec, 'signatory'>): Promise<AgreementInPlay> {
    const offset = spec.kind === 'lpt' ? 40 : 44;
    const names = [offset, offset + 1].map((index) => exampleName(this.plan.firstName + index));
    const signatory = await registerPerson(d, this.cluster.manager.acting, names[0]!);
    const person = await registerPerson(d, this.cluster.manager.acting, names[1]!);
    const agreement = await draft(d, this.cluster, this.fkak, { ...spec, signatory });
    const login = `${spec.kind}.${this.plan.thread.replace('/', '.')}`;
    const account = { login, person, role: spec.kind, scope: { agreement }, where: spec.title };
    const partner = await openAccount(d, this.province.admin.acting, account);
    this.lane.players.push(partner);
    const play = { agreement, work: workId(d, spec), partner };
    if (spec.kind === 'lpt') await accompany(d, this.cluster, agreement);
    await bringIntoForce(d, this.fkak, play);
    return play;
  }

  private async monitors(d: Director): Promise<void> {
    const { monitor } = this.province;
    const cycle = await examine(d, monitor, this.cluster, quarterOf(d.today), [
      { actor: 'fpk', subject: this.lane.forum.forum },
      { actor: 'institution', subject: institutionId(d, this.cluster, 'finance') },
      { actor: 'lpt', subject: this.lpt.agreement },
      { actor: 'pke', subject: this.pke.agreement },
      { actor: 'fkak', subject: this.cluster.cluster },
    ]);
    // An agreement that ran out meanwhile was in force in the period, or there is nothing to examine of it.
    await submitCycle(d, monitor, cycle);
    await approveCycle(d, this.cluster, cycle);
  }
}

const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
