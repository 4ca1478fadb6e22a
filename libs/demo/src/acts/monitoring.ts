import type { Director } from '../director.js';
import type { Player } from '../player.js';
import type { ClusterInPlay } from './cast.js';

const ASPECTS = ['implementation', 'progress', 'conformity', 'fairness'] as const;

/** Something to examine: an actor, and the stream or institution that stands for it. */
export interface Subject {
  readonly actor: 'fpk' | 'institution' | 'lpt' | 'pke' | 'fkak';
  readonly subject: string;
}

/** Something that did not conform. */
export interface FindingSpec {
  readonly actor: Subject['actor'];
  readonly aspect: (typeof ASPECTS)[number];
  readonly verdict: 'partly' | 'fails';
  readonly what: string;
  readonly cause: string;
  readonly recommendation: string;
  readonly due: string;
}

export interface CycleInPlay {
  readonly cycle: string;
  readonly period: string;
  readonly findings: readonly string[];
}

const EVIDENCE: Readonly<Record<Subject['actor'], string>> = {
  fpk: 'Notulen rapat FPK',
  institution: 'Surat komitmen dan catatan transaksi',
  lpt: 'Laporan pendampingan teknis',
  pke: 'Pembukuan kelompok dan laporan pelatihan',
  fkak: 'Notulen dan daftar hadir FKAK',
};

const give = (d: Director, player: Player, cycle: string, command: string, body: object) =>
  d.gives({ as: player.acting, category: 'cycle', command, stream: cycle, body });

/** B.7: everybody's work of one quarter is examined, and what does not conform leaves a finding. */
export async function examine(
  d: Director,
  monitor: Player,
  cluster: ClusterInPlay,
  period: string,
  subjects: readonly Subject[],
  found: readonly FindingSpec[] = [],
): Promise<CycleInPlay> {
  const body = { cluster: cluster.cluster, period };
  const as = monitor.acting;
  const { stream: cycle } = await d.gives({
    as,
    category: 'cycle',
    command: 'open-cycle',
    stream: null,
    body,
  });
  const findings: string[] = [];
  for (const { actor, subject } of subjects) {
    const aspects = actor === 'fkak' ? [...ASPECTS, 'cooperation' as const] : ASPECTS;
    for (const aspect of aspects) {
      const spec = found.find((each) => each.actor === actor && each.aspect === aspect);
      const item = d.id('item', period, actor, subject, aspect);
      const verdict = spec?.verdict ?? 'conforms';
      const evidence = [{ what: EVIDENCE[actor] }];
      await give(d, monitor, cycle, 'judge-item', { item, actor, subject, aspect, verdict, evidence });
      if (spec !== undefined) findings.push(await raise(d, monitor, cycle, item, spec));
    }
  }
  return { cycle, period, findings };
}

async function raise(
  d: Director,
  monitor: Player,
  cycle: string,
  item: string,
  { aspect, what, cause, recommendation, due }: FindingSpec,
): Promise<string> {
  const finding = d.id('finding', item);
  await give(d, monitor, cycle, 'raise-finding', {
    finding,
    item,
    code: aspect,
    what,
    cause,
    recommendation,
    due,
  });
  return finding;
}

export async function submitCycle(d: Director, monitor: Player, { cycle }: CycleInPlay): Promise<void> {
  await give(d, monitor, cycle, 'submit-cycle', {});
}

export async function returnCycle(
  d: Director,
  cluster: ClusterInPlay,
  { cycle }: CycleInPlay,
  reason: string,
): Promise<void> {
  await give(d, cluster.coordinator, cycle, 'return-cycle', { reason });
}

export async function approveCycle(
  d: Director,
  cluster: ClusterInPlay,
  { cycle }: CycleInPlay,
): Promise<void> {
  await give(d, cluster.coordinator, cycle, 'approve-cycle', {});
}

/** A finding is followed up, its corrective action closed by another person than its owner. */
export async function followUp(
  d: Director,
  cluster: ClusterInPlay,
  monitor: Player,
  { cycle, findings }: CycleInPlay,
  owner: string,
  due: string,
): Promise<void> {
  for (const finding of findings) {
    const action = d.id('correction', finding);
    const plan = { action, finding, what: 'Jadwal pendampingan disusun ulang', owner, due };
    await give(d, cluster.manager, cycle, 'plan-correction', plan);
    const closed = { action, closedOn: d.today, evidence: [], note: 'Jadwal baru dijalankan' };
    await give(d, monitor, cycle, 'close-correction', closed);
    const status = { finding, status: 'as-recommended', note: 'Tindakan perbaikan selesai dan diperiksa' };
    await give(d, monitor, cycle, 'set-follow-up', status);
  }
}
