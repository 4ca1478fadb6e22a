import type { Director } from '../director.js';
import type { FkakInPlay } from '../acts/cast.js';
import { beginToMeet, establishFkak, fkakMeets, openFkakAccount, seat } from '../acts/fkak.js';
import { citeFlagship, selectFlagship } from '../acts/flagship.js';
import { approve, sendBack, submit, submitTooSoon } from '../acts/steps.js';
import { explainGap, mapInstitutions } from '../acts/support.js';
import type { Scene, Thread } from '../timeline.js';
import { metal, metalInstitutions, metalSubgroups } from './metal.js';
import type { Opening } from './opening.js';
import { RegionTale } from './region.js';

/**
 * Juwana in Pati began later: its forum stands on a waiver of the decree, its second step was returned once, and
 * its FKAK, too small at first, waits for the coordinator's approval.
 */
export class PatiTale extends RegionTale {
  private fkak!: FkakInPlay;

  constructor(opening: Opening) {
    super(opening, {
      region: '33.18',
      place: 'Kabupaten Pati',
      slug: 'pati',
      industry: 'logam kuningan',
      names: 240,
    });
  }

  thread(): Thread {
    return {
      name: 'pati',
      scenes: [
        this.forming('2025-07-07', { name: 'Klaster Logam Juwana', aliases: ['Juwana', 'Pati'] }),
        this.agreeing('2025-07-21'),
        ...this.preparing('2025-08-04', '2025-08-11'),
        ...this.waived(),
        ...this.flagship(),
        ...this.support(),
        ...this.fkakScenes(),
        ...this.reviewing('2025-11-10', '2026-02-09', '2026-05-04', '2026-08-03'),
      ],
    };
  }

  /** The decree waits for the regent's signature; the forum goes on meanwhile, for a limited time. */
  private waived(): Scene[] {
    return [
      {
        on: '2025-08-25',
        play: async (d) => {
          await submitTooSoon(d, this.cluster, 'fpk');
          await this.give(d, this.cluster.manager.acting, 'request-waiver', {
            waiver: d.id('waiver'),
            criterion: 'fpk-decree-issued',
            reason: 'SK menunggu tanda tangan Bupati setelah pergantian pejabat',
            expires: '2026-12-31',
          });
        },
      },
      {
        on: '2025-08-27',
        play: async (d) => {
          const note = 'Diberikan sampai akhir tahun anggaran';
          await this.give(d, this.cluster.coordinator.acting, 'grant-waiver', {
            waiver: d.id('waiver'),
            note,
          });
        },
      },
      { on: '2025-09-01', play: (d) => submit(d, this.cluster, 'fpk') },
      { on: '2025-09-03', play: (d) => approve(d, this.cluster, 'fpk', 'Dengan pengecualian SK') },
    ];
  }

  private async give(
    d: Director,
    as: FkakInPlay['rep']['acting'],
    command: string,
    body: object,
  ): Promise<void> {
    await d.gives({ as, category: 'cluster', command, stream: this.cluster.cluster, body });
  }

  private flagship(): Scene[] {
    return [
      {
        on: '2025-10-20',
        play: async (d) => {
          // A single candidate is enough; the board then says that there was no comparison.
          const round = await selectFlagship(d, this.forum, 'industry', [metal('Juwana')]);
          await citeFlagship(d, this.cluster, round);
          await submit(d, this.cluster, 'flagship');
        },
      },
      {
        on: '2025-10-22',
        play: (d) =>
          sendBack(d, this.cluster, 'flagship', 'Lampirkan notulen rapat pemilihan dan daftar hadir'),
      },
      {
        on: '2025-10-27',
        play: (d) => submit(d, this.cluster, 'flagship', 'Notulen dan daftar hadir dilampirkan'),
      },
      { on: '2025-10-29', play: (d) => approve(d, this.cluster, 'flagship') },
    ];
  }

  private support(): Scene[] {
    return [
      {
        on: '2026-01-26',
        play: async (d) => {
          await mapInstitutions(d, this.cluster, metalInstitutions('Pati'));
          await explainGap(
            d,
            this.cluster,
            'certification',
            'Balai terdekat di Semarang; dijajaki tahun depan',
          );
          await submit(d, this.cluster, 'support');
        },
      },
      { on: '2026-02-04', play: (d) => approve(d, this.cluster, 'support') },
    ];
  }

  private fkakScenes(): Scene[] {
    const nameOf = (index: number) => this.nameOf(20 + index);
    return [
      {
        on: '2026-05-18',
        play: async (d) => {
          const groups = metalSubgroups([3, 3, 2]);
          const members = await establishFkak(
            d,
            this.cluster,
            'Berita acara 02/FKAK-JWN/2026',
            groups,
            nameOf,
          );
          this.fkak = await openFkakAccount(d, this.admin, this.cluster, members, 'fkak.juwana');
          this.opening.players.push(this.fkak.rep);
          await beginToMeet(d, this.cluster, this.fkak);
        },
      },
      {
        on: '2026-06-08',
        play: async (d) => {
          await submitTooSoon(d, this.cluster, 'fkak');
        },
      },
      {
        on: '2026-08-24',
        play: async (d) => {
          const more = await seat(d, this.cluster, 2, 4, this.fkak.representatives.length, nameOf);
          this.fkak = { ...this.fkak, representatives: [...this.fkak.representatives, ...more] };
          await fkakMeets(d, this.cluster, this.fkak, [
            'Anggota FKAK ditambah agar semua kelompok terwakili',
          ]);
        },
      },
      { on: '2026-10-05', play: (d) => submit(d, this.cluster, 'fkak') },
    ];
  }
}
