import { randomUUID } from 'node:crypto';
import type { Company } from './company.js';
import type { Walk } from './walk.js';
import type { Receipt } from './visitor.js';

const WORK = ['implementation', 'progress', 'conformity', 'fairness'];

/** One quarter's monitoring of the walk's cluster. */
export class Monitoring {
  private cycle = '';

  constructor(
    private readonly company: Company,
    private readonly walk: Walk,
  ) {}

  get id(): string {
    return this.cycle;
  }

  gives(command: string, body: object): Promise<Receipt> {
    return this.company.monitor.gives('cycle', this.cycle, command, body);
  }

  async opens(period: string): Promise<void> {
    const body = { cluster: this.walk.cluster, period };
    this.cycle = (await this.company.monitor.gives('cycle', null, 'open-cycle', body)).stream;
  }

  /** Everybody's work but one thing conforms; that one leaves a finding. */
  async examines(): Promise<void> {
    const { forum, cluster, institution, agreements } = this.walk;
    const subjects = { fpk: forum, institution, lpt: agreements.lpt, pke: agreements.pke, fkak: cluster };
    for (const [actor, subject] of Object.entries(subjects))
      for (const aspect of actor === 'fkak' ? [...WORK, 'cooperation'] : WORK)
        await this.judges(actor, subject, aspect);
  }

  private async judges(actor: string, subject: string, aspect: string): Promise<void> {
    const item = randomUUID();
    const late = actor === 'lpt' && aspect === 'progress';
    const verdict = late ? 'partly' : 'conforms';
    const evidence = [{ what: 'Notulen dan laporan' }];
    await this.gives('judge-item', { item, actor, subject, aspect, verdict, evidence });
    if (!late) return;
    await this.gives('raise-finding', {
      finding: randomUUID(),
      item,
      code: aspect,
      what: 'Dua kunjungan terlambat',
      cause: 'Jadwal bertumpuk',
      recommendation: 'Susun ulang jadwal',
      due: '2026-12-31',
    });
  }
}
