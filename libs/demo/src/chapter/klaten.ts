import type { Director } from '../director.js';
import type { AgreementInPlay, FkakInPlay } from '../acts/cast.js';
import { assist, bringIntoForce, settle } from '../acts/agreement.js';
import { beginToMeet, establishFkak, openFkakAccount } from '../acts/fkak.js';
import { citeFlagship, selectFlagship } from '../acts/flagship.js';
import { issueDecree } from '../acts/forum.js';
import { newPlayer } from '../acts/people.js';
import { approve, approveOwn, sendBack, submit, submitTooSoon } from '../acts/steps.js';
import { commit, explainGap, institutionId, mapInstitutions } from '../acts/support.js';
import type { Scene, Thread } from '../timeline.js';
import { klatenLater } from './klaten-later.js';
import { metal, metalInstitutions, metalSubgroups, rival } from './metal.js';
import type { Opening } from './opening.js';
import { engage } from './partners.js';
import { RegionTale } from './region.js';

/** Ceper goes through all seven steps; its forum (FPK) then serves a second cluster of the regency. */
export class KlatenTale extends RegionTale {
  fkak!: FkakInPlay;
  lpt!: AgreementInPlay;
  pke!: AgreementInPlay;

  constructor(opening: Opening) {
    super(opening, {
      region: '33.10',
      place: 'Kabupaten Klaten',
      slug: 'klaten',
      industry: 'logam',
      names: 20,
    });
  }

  thread(): Thread {
    return {
      name: 'klaten',
      scenes: [
        this.forming('2025-01-13', { name: 'Klaster Logam Ceper', aliases: ['Ceper', 'Klaten'] }),
        this.agreeing('2025-01-27'),
        ...this.preparing('2025-02-03', '2025-02-10'),
        ...this.forumScenes(),
        ...this.supportScenes(),
        ...this.fkakScenes(),
        ...this.lptScenes(),
        ...this.pkeScenes(),
        ...this.reviewing('2025-06-02', '2025-09-01', '2025-12-01', '2026-03-02', '2026-08-31'),
        ...klatenLater(this, this.opening),
      ],
    };
  }

  private forumScenes(): Scene[] {
    return [
      {
        on: '2025-01-20',
        play: async (d) => {
          await submitTooSoon(d, this.cluster, 'fpk');
        },
      },
      { on: '2025-02-17', play: (d) => issueDecree(d, this.forum, '500/45/2025', '2027-12-31') },
      {
        on: '2025-02-24',
        play: async (d) => {
          await submit(d, this.cluster, 'fpk');
          await approveOwn(d, this.cluster, 'fpk');
        },
      },
      { on: '2025-02-26', play: (d) => approve(d, this.cluster, 'fpk') },
      {
        on: '2025-03-17',
        play: async (d) => {
          const candidates = [
            metal('Ceper'),
            rival('Industri mebel Klaten'),
            rival('Industri keramik Bayat'),
          ];
          await citeFlagship(d, this.cluster, await selectFlagship(d, this.forum, 'industry', candidates));
          await submit(d, this.cluster, 'flagship');
        },
      },
      { on: '2025-03-19', play: (d) => approve(d, this.cluster, 'flagship') },
    ];
  }

  /** The bank makes up its mind late; the submission comes back once for its letter. */
  private supportScenes(): Scene[] {
    const [supplier, finance, ...others] = metalInstitutions('Klaten');
    return [
      {
        on: '2025-04-14',
        play: async (d) => {
          const undecided = { type: finance!.type, name: finance!.name };
          await mapInstitutions(d, this.cluster, [supplier!, undecided, ...others]);
          await submitTooSoon(d, this.cluster, 'support');
        },
      },
      {
        on: '2025-05-05',
        play: async (d) => {
          await explainGap(d, this.cluster, 'certification', 'Uji mutu sementara di balai provinsi');
          await commit(d, this.cluster, finance!);
          await submit(d, this.cluster, 'support');
        },
      },
      {
        on: '2025-05-08',
        play: (d) => sendBack(d, this.cluster, 'support', 'Surat komitmen BPR belum dilampirkan'),
      },
      { on: '2025-05-12', play: (d) => submit(d, this.cluster, 'support', 'Surat komitmen BPR dilampirkan') },
      { on: '2025-05-14', play: (d) => approve(d, this.cluster, 'support') },
    ];
  }

  private fkakScenes(): Scene[] {
    return [
      {
        on: '2025-06-09',
        play: async (d) => {
          const groups = metalSubgroups([5, 4, 3, 3]);
          const nameOf = (index: number) => this.nameOf(20 + index);
          const members = await establishFkak(
            d,
            this.cluster,
            'Berita acara 01/FKAK-CPR/2025',
            groups,
            nameOf,
          );
          this.fkak = await openFkakAccount(d, this.admin, this.cluster, members, 'fkak.ceper');
          this.opening.players.push(this.fkak.rep);
        },
      },
      { on: '2025-06-16', play: (d) => beginToMeet(d, this.cluster, this.fkak) },
      { on: '2025-07-07', play: (d) => submit(d, this.cluster, 'fkak') },
      { on: '2025-07-09', play: (d) => approve(d, this.cluster, 'fkak') },
      { on: '2025-07-14', play: (d) => this.otherAccounts(d) },
    ];
  }

  /** A supporting institution and an enumerator, so that every role has an account. */
  private async otherAccounts(d: Director): Promise<void> {
    const scope = { cluster: this.cluster.cluster };
    for (const [index, [role, login]] of (
      [
        ['institution', 'bpr.klaten'],
        ['enumerator', 'pencacah.ceper'],
      ] as const
    ).entries()) {
      const spec = { role, login, scope, where: this.cluster.name, name: this.nameOf(40 + index) };
      this.opening.players.push(await newPlayer(d, this.admin, spec));
    }
  }

  private lptScenes(): Scene[] {
    return [
      { on: '2025-08-04', play: (d) => this.engageLpt(d) },
      {
        on: '2025-08-11',
        play: async (d) => {
          await bringIntoForce(d, this.fkak, this.lpt);
          await submit(d, this.cluster, 'lpt');
        },
      },
      { on: '2025-08-18', play: (d) => approve(d, this.cluster, 'lpt') },
    ];
  }

  private async engageLpt(d: Director): Promise<void> {
    this.lpt = await engage(d, this.opening, this.cluster, this.fkak, {
      kind: 'lpt',
      login: 'lpt.ceper',
      people: [this.nameOf(42), this.nameOf(43)],
      title: 'Pendampingan teknis pengecoran',
      partner: 'Politeknik Manufaktur Ceper (contoh)',
      partnerKind: 'university',
      capacity: 'Direktur',
      from: '2025-08-11',
      until: '2027-08-10',
      object: 'Menurunkan cacat cor dan pemakaian bahan bakar',
      workKind: 'technical',
      what: 'Pendampingan tungku, pola, dan uji komposisi',
      fee: {
        basis: 'profit-share',
        rate: '0.1',
        baseline: '60000000',
        baselineFrom: '2024-08-01',
        baselineUntil: '2025-07-31',
      },
      gainCluster: 'Cacat cor turun, laba naik',
      gainPartner: 'Bagian tambahan laba dan tempat praktik mahasiswa',
    });
  }

  private pkeScenes(): Scene[] {
    return [
      { on: '2025-09-08', play: (d) => this.engagePke(d) },
      { on: '2025-09-15', play: (d) => bringIntoForce(d, this.fkak, this.pke) },
      {
        on: '2025-09-29',
        play: async (d) => {
          const training = await assist(d, this.pke, 'Pelatihan pencatatan dan HPP bagi 15 wakil', '3000000');
          await settle(d, this.fkak, this.pke, training, 'cash', '3000000');
        },
      },
      { on: '2025-10-06', play: (d) => submit(d, this.cluster, 'pke') },
      { on: '2025-10-08', play: (d) => approve(d, this.cluster, 'pke') },
    ];
  }

  private async engagePke(d: Director): Promise<void> {
    this.pke = await engage(d, this.opening, this.cluster, this.fkak, {
      kind: 'pke',
      login: 'pke.ceper',
      people: [this.nameOf(44), this.nameOf(45)],
      title: 'Pendampingan keuangan dan usaha',
      partner: 'BPR Klaten Sejahtera (contoh)',
      partnerKind: 'institution',
      partnerId: institutionId(d, this.cluster, 'finance'),
      capacity: 'Direktur',
      from: '2025-09-15',
      until: '2027-09-14',
      object: 'Pembukuan, HPP, neraca rugi/laba, dan proposal',
      workKind: 'finance-business',
      what: 'Pendampingan pencatatan keuangan dan HPP',
      fee: { basis: 'cash', cash: '12000000' },
      gainCluster: 'Harga jual berdasar HPP; pembukuan layak kredit',
      gainPartner: 'Imbalan jasa dan nasabah yang tertib',
    });
  }
}
