import type { CandidateSpec } from '../acts/flagship.js';
import type { InstitutionSpec } from '../acts/support.js';
import type { SubgroupSpec } from '../acts/fkak.js';

/** What the three metal clusters have in common. */

export const metal = (place: string): CandidateSpec => ({
  name: `Industri logam ${place}`,
  scores: {
    'chain-length': [5, 'Dari bahan bekas, pengecoran, pembubutan sampai pedagang'],
    flagship: [5, 'Produk yang paling dikenal dari daerah ini'],
    'local-resources': [3, 'Tenaga setempat; sebagian besi bekas dari luar daerah'],
    concentration: [5, 'Usaha mengumpul dalam satu sentra'],
  },
});

export const rival = (name: string): CandidateSpec => ({
  name,
  scores: {
    'chain-length': [3, 'Rantai pendek, sebagian besar produksi saja'],
    flagship: [3, 'Dikenal di tingkat kabupaten'],
    'local-resources': [4, 'Bahan baku setempat'],
    concentration: [2, 'Tersebar di banyak kecamatan'],
  },
});

/** @param short `Klaten` */
export function metalInstitutions(short: string): InstitutionSpec[] {
  const spec = (
    type: InstitutionSpec['type'],
    name: string,
    commitment: string,
    gainCluster: string,
    gainInstitution: string,
  ): InstitutionSpec => ({ type, name: `${name} (contoh)`, commitment, gainCluster, gainInstitution });
  return [
    spec(
      'supplier',
      `Pemasok Besi Bekas ${short}`,
      'Harga tetap untuk pembelian bersama di atas 10 ton',
      'Bahan baku lebih murah dan pasti',
      'Pesanan tetap setiap bulan',
    ),
    spec(
      'finance',
      `BPR ${short} Sejahtera`,
      'Plafon kredit modal kerja bagi kelompok yang membukukan usahanya',
      'Modal kerja dengan bunga wajar',
      'Nasabah baru yang terdampingi',
    ),
    spec(
      'distribution',
      `Niaga Logam ${short}`,
      'Menyerap pesanan komponen yang lulus uji',
      'Pasar di luar kabupaten',
      'Pasokan bermutu dari satu pintu',
    ),
    spec(
      'promotion',
      `Dekranasda ${short}`,
      'Dua pameran setahun',
      'Dikenal pembeli baru',
      'Isi pameran dari daerah sendiri',
    ),
  ];
}

export const certification = (short: string): InstitutionSpec => ({
  type: 'certification',
  name: `Balai Uji Logam ${short} (contoh)`,
  commitment: 'Uji komposisi dengan tarif kelompok',
  gainCluster: 'Produk dapat disertifikasi tanpa ke luar daerah',
  gainInstitution: 'Jumlah uji yang tetap',
});

export const metalSubgroups = (seats: readonly number[]): SubgroupSpec[] =>
  [
    'Kelompok pengecoran',
    'Kelompok permesinan dan pembubutan',
    'Kelompok pola cetakan',
    'Kelompok penyelesaian',
  ]
    .slice(0, seats.length)
    .map((name, index) => ({ name, firms: 24 + index * 9, seats: seats[index]! }));
