import type { CandidateSpec } from '../acts/flagship.js';
import type { SubgroupSpec } from '../acts/fkak.js';
import type { InstitutionSpec } from '../acts/support.js';
import type { TermsSpec } from '../acts/terms.js';
import type { ClusterPlan } from './plan.js';

/** What the clusters of a large programme say of themselves. */

export const candidateOf = ({ product, village }: ClusterPlan): CandidateSpec => ({
  name: `Industri ${product} ${village}`,
  scores: {
    'chain-length': [4, 'Dari bahan sampai pemasaran'],
    flagship: [4, 'Produk yang dikenal dari daerah ini'],
    'local-resources': [4, 'Bahan dan tenaga terutama setempat'],
    concentration: [5, 'Usaha mengumpul dalam satu sentra'],
  },
});

export const rivalOf = ({ product }: ClusterPlan): CandidateSpec => ({
  name: `Industri ${product} di desa lain`,
  scores: {
    'chain-length': [3, 'Sebagian besar produksi saja'],
    flagship: [3, 'Dikenal di tingkat kecamatan'],
    'local-resources': [4, 'Bahan setempat'],
    concentration: [2, 'Tersebar'],
  },
});

export function institutionsOf(place: string): InstitutionSpec[] {
  const spec = (type: InstitutionSpec['type'], name: string, commitment: string): InstitutionSpec => ({
    type,
    name: `${name} ${place} (contoh)`,
    commitment,
    gainCluster: 'Biaya lebih rendah dan kepastian usaha',
    gainInstitution: 'Pelanggan tetap yang terdampingi',
  });
  return [
    spec('supplier', 'Pemasok Bahan', 'Harga tetap untuk pembelian bersama'),
    spec('finance', 'BPR', 'Plafon kredit bagi kelompok yang membukukan usahanya'),
    spec('distribution', 'Niaga Produk', 'Menyerap produk yang memenuhi mutu'),
    spec('promotion', 'Dekranasda', 'Dua pameran setahun'),
  ];
}

export const subgroupsOf = ({ seats, firms }: ClusterPlan): SubgroupSpec[] =>
  seats.map((count, index) => ({
    name: `Kelompok ${index + 1}`,
    firms: Math.max(1, Math.floor(firms / seats.length)),
    seats: count,
  }));

const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Two years, or less than one where it is to run out. */
export const termsOfLpt = (plan: ClusterPlan, today: string): Omit<TermsSpec, 'signatory'> => ({
  kind: 'lpt',
  title: `Pendampingan teknis ${plan.product}`,
  partner: 'BDS Bina Mutu (contoh)',
  partnerKind: 'bds',
  capacity: 'Direktur',
  from: today,
  until: later(today, plan.runsOut ? 150 : 729),
  object: 'Perbaikan mutu dan cara produksi',
  workKind: 'technical',
  what: 'Pendampingan produksi dan kemasan',
  fee: { basis: 'cash', cash: '15000000' },
  gainCluster: 'Mutu naik, produk cacat berkurang',
  gainPartner: 'Imbalan jasa dan rujukan usaha',
});

export const termsOfPke = (
  place: string,
  partnerId: string,
  today: string,
): Omit<TermsSpec, 'signatory'> => ({
  kind: 'pke',
  title: 'Pendampingan keuangan dan usaha',
  partner: `BPR ${place} (contoh)`,
  partnerKind: 'institution',
  partnerId,
  capacity: 'Direktur',
  from: today,
  until: later(today, 729),
  object: 'Pembukuan, HPP, dan neraca rugi/laba',
  workKind: 'finance-business',
  what: 'Pendampingan pencatatan keuangan',
  fee: { basis: 'cash', cash: '9000000' },
  gainCluster: 'Pembukuan layak kredit',
  gainPartner: 'Imbalan jasa dan nasabah yang tertib',
});
