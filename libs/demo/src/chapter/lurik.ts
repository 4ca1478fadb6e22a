import type { ClusterInPlay } from '../acts/cast.js';
import { enrol } from '../acts/cluster.js';
import type { CandidateSpec } from '../acts/flagship.js';
import { citeFlagship, selectFlagship } from '../acts/flagship.js';
import { approve, submit, submitTooSoon } from '../acts/steps.js';
import { mapInstitutions } from '../acts/support.js';
import type { Thread } from '../timeline.js';
import type { KlatenTale } from './klaten.js';

const lurik: CandidateSpec = {
  name: 'Tenun lurik Pedan',
  scores: {
    'chain-length': [3, 'Pewarnaan, penenunan, penjahitan'],
    flagship: [4, 'Dikenal sebagai lurik Pedan'],
    'local-resources': [3, 'Tenaga setempat, benang dari luar'],
    concentration: [4, 'Sebagian besar di satu kecamatan'],
  },
};
const konveksi: CandidateSpec = {
  name: 'Konveksi Wedi',
  scores: {
    'chain-length': [4, 'Banyak unit jahit dan pemasaran'],
    flagship: [4, 'Dikenal di Jawa Tengah'],
    'local-resources': [3, 'Tenaga setempat, kain dari luar'],
    concentration: [4, 'Mengumpul di Wedi'],
  },
};

/** The forum that Ceper began with serves a second cluster: its first step stands at once (E). */
export function lurikThread(klaten: KlatenTale): Thread {
  let cluster: ClusterInPlay;
  return {
    name: 'lurik',
    scenes: [
      {
        on: '2026-03-04',
        play: async (d) => {
          const spec = { name: 'Klaster Tenun Lurik Pedan', aliases: ['Pedan'], stage: 'embryo' } as const;
          cluster = await enrol(d, klaten.forum, spec);
          await submit(d, cluster, 'fpk');
        },
      },
      { on: '2026-03-06', play: (d) => approve(d, cluster, 'fpk', 'FPK yang sama melayani klaster ini') },
      {
        on: '2026-04-06',
        play: async (d) => {
          const why = 'Konveksi sudah tumbuh sendiri; lurik perlu dijaga sebagai ciri daerah';
          const round = await selectFlagship(d, klaten.forum, 'industry', [lurik, konveksi], 0, why);
          await citeFlagship(d, cluster, round);
          await submit(d, cluster, 'flagship');
        },
      },
      { on: '2026-04-08', play: (d) => approve(d, cluster, 'flagship') },
      {
        on: '2026-09-01',
        play: async (d) => {
          await mapInstitutions(d, cluster, [
            { type: 'promotion', name: 'Dekranasda Klaten (contoh)' },
            {
              type: 'finance',
              name: 'BPR Klaten Sejahtera (contoh)',
              commitment: 'Kredit alat tenun',
              gainCluster: 'Alat tenun baru tanpa agunan besar',
              gainInstitution: 'Nasabah kelompok',
            },
          ]);
          await submitTooSoon(d, cluster, 'support');
        },
      },
    ],
  };
}
