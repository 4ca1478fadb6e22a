import { chapterReport } from '@app/programme';
import { enterClaim, publishClaim } from '../acts/claims.js';
import type { ClaimSpec } from '../acts/claims.js';
import { newPlayer } from '../acts/people.js';
import { exampleName } from '../names.js';
import type { Player } from '../player.js';
import type { Thread } from '../timeline.js';
import type { Opening } from './opening.js';

const JAWA_TENGAH = '33';
const NOTE =
  'Diterbitkan apa adanya. Tabel 5 menghitung 22 IKM di Tegal, padahal menurut Tabel 4 hanya 19 IKM yang diwawancarai: keduanya tidak mungkin benar sekaligus. Dalam data contoh, tiga responden kelebihannya tercatat "tidak ditanyakan" pada pertanyaan Tabel 4.';

/**
 * The chapter's own Tables 3 to 8, entered as they were printed and published, beside the waves that were made up to
 * give them.
 *
 * @param compare asked only when it is entered: the waves must have been opened
 */
export function reportThread(opening: Opening, compare: () => ClaimSpec['compare']): Thread {
  let manager: Player;
  let claim: string;
  return {
    name: 'laporan-bab-iv',
    scenes: [
      {
        on: '2025-12-08',
        play: async (d) => {
          // It tells of three regencies, so nobody of a single one may enter it.
          manager = await newPlayer(d, opening.admin.acting, {
            login: 'pengelola.jateng',
            role: 'manager',
            scope: { region: JAWA_TENGAH },
            where: 'Jawa Tengah',
            name: exampleName(430),
          });
          opening.players.push(manager);
          claim = await enterClaim(d, manager, {
            region: JAWA_TENGAH,
            report: chapterReport,
            compare: compare(),
          });
        },
      },
      { on: '2025-12-15', play: (d) => publishClaim(d, manager, claim, NOTE) },
    ],
  };
}
