import type { Director } from '../director.js';
import type { ClusterInPlay, FkakInPlay } from './cast.js';

export interface TermsSpec {
  readonly kind: 'lpt' | 'pke';
  readonly title: string;
  readonly partner: string;
  readonly partnerKind: string;
  /** The institution of the support map that it is, where it is one. */
  readonly partnerId?: string;
  /** The person who signs for the partner. */
  readonly signatory: string;
  readonly capacity: string;
  readonly from: string;
  readonly until: string;
  readonly object: string;
  readonly workKind: string;
  readonly what: string;
  readonly fee: Fee;
  readonly gainCluster: string;
  readonly gainPartner: string;
}

export type Fee =
  | { readonly basis: 'cash'; readonly cash: string }
  | {
      readonly basis: 'profit-share';
      readonly rate: string;
      readonly baseline: string;
      readonly baselineFrom: string;
      readonly baselineUntil: string;
    };

/** The id of the one work of an agreement. */
export const workId = (d: Director, { kind, from }: Pick<TermsSpec, 'kind' | 'from'>): string =>
  d.id('work', kind, from);

/** The text of an agreement (PKS) with everything that chapter IV, B.5 and B.6 ask of it. */
export function termsOf(d: Director, cluster: ClusterInPlay, fkak: FkakInPlay, spec: TermsSpec): object {
  const short = spec.kind.toUpperCase();
  return {
    title: spec.title,
    place: cluster.place,
    date: spec.from,
    cluster: {
      name: `FKAK ${cluster.name}`,
      signatory: fkak.chair,
      capacity: 'Ketua FKAK',
      mandate: `Berita acara mandat ${short}/FKAK/${spec.from.slice(0, 4)}`,
      reference: `${short}-01/FKAK/${spec.from.slice(0, 4)}`,
      gain: spec.gainCluster,
      rights: ['Menerima pendampingan sesuai jadwal'],
      obligations: ['Menyediakan data produksi dan keuangan', 'Membayar imbalan tepat waktu'],
    },
    partner: {
      name: spec.partner,
      signatory: spec.signatory,
      capacity: spec.capacity,
      mandate: `Surat tugas pimpinan ${spec.from.slice(0, 4)}`,
      reference: `${short}-17/PKS/${spec.from.slice(0, 4)}`,
      gain: spec.gainPartner,
      rights: ['Menerima imbalan'],
      obligations: ['Mendampingi dua kali sebulan', 'Melaporkan kemajuan kepada FKAK dan FPK'],
    },
    partnerKind: spec.partnerKind,
    ...(spec.partnerId !== undefined && { partnerId: spec.partnerId }),
    ...common(spec),
    works: [{ work: workId(d, spec), kind: spec.workKind, what: spec.what, paidBy: spec.fee.basis }],
    fee: feeOf(spec.fee),
  };
}

const common = (spec: TermsSpec) => ({
  background: 'Disepakati dalam rapat FKAK dan dibahas bersama FPK',
  object: spec.object,
  scope: 'Seluruh anggota FKAK',
  location: 'Sentra klaster',
  from: spec.from,
  until: spec.until,
  problems: spec.kind === 'lpt' ? ['production', 'marketing'] : [],
  deliverables: [],
  payments: [],
  cooperationPlan: 'Kelas bersama antarkelompok dan pengerjaan pesanan bersama lewat FKAK',
  coordinationPlan: [
    { phase: 'contract', how: 'FPK mendampingi perundingan' },
    { phase: 'assistance', how: 'Laporan berkala kepada FPK' },
    { phase: 'implementation', how: 'Evaluasi bersama setiap triwulan' },
  ],
  addendumRule: 'Tertulis dan dikonfirmasi kedua pihak',
  terminationRule: 'Pemberitahuan tertulis 30 hari sebelumnya',
  disputeClause: 'Musyawarah, lalu mediasi FPK',
  attachments: [],
});

function feeOf(fee: Fee): object {
  const fair = { valuation: 'fair', valuationWhy: 'Setara tarif jasa sejenis di daerah' };
  if (fee.basis === 'cash') return { basis: 'cash', ...fair, cash: fee.cash };
  const { rate, baseline, baselineFrom, baselineUntil } = fee;
  const profitShare = {
    rate,
    baseline,
    baselineFrom,
    baselineUntil,
    floor: '0',
    attribution: 'Laba pesanan yang memakai hasil pendampingan',
    verifier: 'Akuntan koperasi',
    lateData: 'Dihitung pada triwulan berikutnya',
  };
  return { basis: 'profit-share', ...fair, profitShare };
}
