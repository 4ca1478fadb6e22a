import type { Director } from '../director.js';
import type { AgreementInPlay, FkakInPlay } from '../acts/cast.js';
import {
  assist,
  bringIntoForce,
  confirmBy,
  keepInTouch,
  noteGain,
  putToBothSides,
  settle,
  shareProfit,
} from '../acts/agreement.js';
import { beginToMeet, establishFkak, fkakMeets, openFkakAccount } from '../acts/fkak.js';
import { citeFlagship, selectFlagship } from '../acts/flagship.js';
import { issueDecree } from '../acts/forum.js';
import { approveCycle, examine, submitCycle } from '../acts/monitoring.js';
import { approve, submit, submitTooSoon } from '../acts/steps.js';
import { institutionId, mapInstitutions } from '../acts/support.js';
import type { Scene, Thread } from '../timeline.js';
import { certification, metal, metalInstitutions, metalSubgroups, rival } from './metal.js';
import type { Opening } from './opening.js';
import { engage } from './partners.js';
import { RegionTale } from './region.js';

/**
 * Tegal comes as far as step 6. Then its agreement with the technical partner runs out without a successor, which
 * lapses step 5, and the FKAK complains of a one-sided loss, which holds step 7 up.
 */
export class TegalTale extends RegionTale {
  private fkak!: FkakInPlay;
  private lpt!: AgreementInPlay;
  private pke!: AgreementInPlay;
  private next!: AgreementInPlay;

  constructor(opening: Opening) {
    super(opening, {
      region: '33.28',
      place: 'Kabupaten Tegal',
      slug: 'tegal',
      industry: 'logam',
      names: 160,
    });
  }

  thread(): Thread {
    return {
      name: 'tegal',
      scenes: [
        this.forming('2025-02-10', { name: 'Klaster Logam Tegal', aliases: ['Tegal'] }),
        this.agreeing('2025-02-17'),
        ...this.preparing('2025-02-24', '2025-03-03'),
        ...this.firstSteps(),
        ...this.partners(),
        ...this.reviewing('2025-06-02', '2025-08-26', '2025-11-24', '2026-02-23', '2026-05-18', '2026-08-10'),
        ...this.quarters(),
        ...this.troubles(),
      ],
    };
  }

  private firstSteps(): Scene[] {
    return [
      {
        on: '2025-03-10',
        play: async (d) => {
          await issueDecree(d, this.forum, '050/118/2025', '2027-12-31');
          await submit(d, this.cluster, 'fpk');
        },
      },
      { on: '2025-03-17', play: (d) => approve(d, this.cluster, 'fpk') },
      {
        on: '2025-04-07',
        play: async (d) => {
          const candidates = [metal('Tegal'), rival('Industri konveksi Tegal')];
          await citeFlagship(d, this.cluster, await selectFlagship(d, this.forum, 'industry', candidates));
          await submit(d, this.cluster, 'flagship');
        },
      },
      { on: '2025-04-09', play: (d) => approve(d, this.cluster, 'flagship') },
      {
        on: '2025-05-12',
        play: async (d) => {
          await mapInstitutions(d, this.cluster, [...metalInstitutions('Tegal'), certification('Tegal')]);
          await submit(d, this.cluster, 'support');
        },
      },
      { on: '2025-05-14', play: (d) => approve(d, this.cluster, 'support') },
      { on: '2025-06-23', play: (d) => this.uniteFirms(d) },
      { on: '2025-07-14', play: (d) => submit(d, this.cluster, 'fkak') },
      { on: '2025-07-16', play: (d) => approve(d, this.cluster, 'fkak') },
    ];
  }

  private async uniteFirms(d: Director): Promise<void> {
    const groups = metalSubgroups([4, 4, 3, 3]);
    const nameOf = (index: number) => this.nameOf(20 + index);
    const members = await establishFkak(d, this.cluster, 'Berita acara 01/FKAK-TGL/2025', groups, nameOf);
    this.fkak = await openFkakAccount(d, this.admin, this.cluster, members, 'fkak.tegal');
    this.opening.players.push(this.fkak.rep);
    await beginToMeet(d, this.cluster, this.fkak);
  }

  private partners(): Scene[] {
    return [
      {
        on: '2025-08-25',
        play: async (d) => {
          this.lpt = await engage(d, this.opening, this.cluster, this.fkak, {
            kind: 'lpt',
            login: 'lpt.tegal',
            people: [this.nameOf(40), this.nameOf(41)],
            title: 'Pendampingan teknis permesinan',
            partner: 'BDS Tegal Mandiri (contoh)',
            partnerKind: 'bds',
            capacity: 'Direktur',
            from: '2025-09-01',
            until: '2026-06-30',
            object: 'Perbaikan kepresisian komponen',
            workKind: 'technical',
            what: 'Pendampingan mesin bubut dan pengukuran',
            fee: { basis: 'cash', cash: '18000000' },
            gainCluster: 'Komponen ditolak pembeli berkurang',
            gainPartner: 'Imbalan jasa dan rujukan usaha',
          });
        },
      },
      {
        on: '2025-09-01',
        play: async (d) => {
          await bringIntoForce(d, this.fkak, this.lpt);
          await submit(d, this.cluster, 'lpt');
        },
      },
      { on: '2025-09-03', play: (d) => approve(d, this.cluster, 'lpt') },
      { on: '2025-10-06', play: (d) => this.engagePke(d) },
      {
        on: '2025-10-27',
        play: async (d) => {
          const training = await assist(
            d,
            this.pke,
            'Pelatihan pembukuan dan HPP bagi 14 kelompok',
            '3500000',
          );
          await settle(d, this.fkak, this.pke, training, 'profit-share', '0');
          await submit(d, this.cluster, 'pke');
        },
      },
      { on: '2025-11-05', play: (d) => approve(d, this.cluster, 'pke') },
    ];
  }

  private async engagePke(d: Director): Promise<void> {
    this.pke = await engage(d, this.opening, this.cluster, this.fkak, {
      kind: 'pke',
      login: 'pke.tegal',
      people: [this.nameOf(42), this.nameOf(43)],
      title: 'Pendampingan pembukuan dan permodalan',
      partner: 'BPR Tegal Sejahtera (contoh)',
      partnerKind: 'institution',
      partnerId: institutionId(d, this.cluster, 'finance'),
      capacity: 'Direktur',
      from: '2025-10-13',
      until: '2027-03-31',
      object: 'Pembukuan, HPP, dan neraca rugi/laba anggota',
      workKind: 'finance-business',
      what: 'Pendampingan pencatatan keuangan dan HPP',
      fee: {
        basis: 'profit-share',
        rate: '0.15',
        baseline: '40000000',
        baselineFrom: '2024-10-01',
        baselineUntil: '2025-09-30',
      },
      gainCluster: 'Laba terukur dan modal kerja lebih mudah',
      gainPartner: 'Bagian tambahan laba dan nasabah tertib',
    });
    await bringIntoForce(d, this.fkak, this.pke);
  }

  private quarters(): Scene[] {
    const meets = ['2025-09-22', '2025-12-15', '2026-03-16', '2026-06-15', '2026-09-07'];
    const touches = ['2025-09-29', '2025-12-08', '2026-03-02', '2026-05-25'];
    return [
      ...meets.map((on) => ({
        on,
        play: (d: Director) => fkakMeets(d, this.cluster, this.fkak, ['Jadwal pesanan bersama disusun']),
      })),
      ...touches.map((on) => ({
        on,
        play: async (d: Director) => {
          await keepInTouch(d, this.lpt, 'assistance');
          const visit = await assist(d, this.lpt, 'Pendampingan mesin bubut di tiga bengkel', '4500000');
          await settle(d, this.fkak, this.lpt, visit, 'cash', '4500000');
        },
      })),
      {
        on: '2026-01-19',
        play: (d) => shareProfit(d, this.cluster, this.pke.agreement, '2025-Q4', '55000000'),
      },
      {
        on: '2026-04-20',
        play: (d) => shareProfit(d, this.cluster, this.pke.agreement, '2026-Q1', '31000000'),
      },
    ];
  }

  private troubles(): Scene[] {
    return [
      { on: '2026-07-13', play: (d) => this.examineSecondQuarter(d) },
      {
        on: '2026-07-20',
        play: async (d) => {
          await noteGain(d, this.fkak.rep, this.pke.agreement, 'cluster', '2026-Q2', '-4500000', LOSS);
          await noteGain(d, this.pke.partner, this.pke.agreement, 'partner', '2026-Q2', '2250000', SHARE);
          const complaint = {
            complaint: d.id('complaint'),
            party: 'cluster',
            kind: 'one-sided-loss',
            what: COMPLAINT,
          };
          await d.gives({
            as: this.fkak.rep.acting,
            category: 'agreement',
            command: 'file-complaint',
            stream: this.pke.agreement,
            body: complaint,
          });
        },
      },
      {
        on: '2026-08-03',
        play: async (d) => {
          await submitTooSoon(d, this.cluster, 'monitoring');
        },
      },
      { on: '2026-09-14', play: (d) => this.seekSuccessor(d) },
      {
        on: '2026-09-28',
        play: async (d) => {
          const hash = await putToBothSides(d, this.fkak, this.next.agreement);
          await confirmBy(d, this.fkak.rep, this.next.agreement, 'cluster', hash);
        },
      },
    ];
  }

  private async examineSecondQuarter(d: Director): Promise<void> {
    const cycle = await examine(d, this.monitor, this.cluster, '2026-Q2', [
      { actor: 'fpk', subject: this.forum.forum },
      { actor: 'institution', subject: institutionId(d, this.cluster, 'finance') },
      { actor: 'lpt', subject: this.lpt.agreement },
      { actor: 'pke', subject: this.pke.agreement },
      { actor: 'fkak', subject: this.cluster.cluster },
    ]);
    await submitCycle(d, this.monitor, cycle);
    await approveCycle(d, this.cluster, cycle);
  }

  private async seekSuccessor(d: Director): Promise<void> {
    this.next = await engage(d, this.opening, this.cluster, this.fkak, {
      kind: 'lpt',
      login: 'lpt.baru.tegal',
      people: [this.nameOf(44), this.nameOf(45)],
      title: 'Pendampingan teknis pengecoran dan permesinan',
      partner: 'Politeknik Pantura (contoh)',
      partnerKind: 'university',
      capacity: 'Direktur',
      from: '2026-10-01',
      until: '2027-09-30',
      object: 'Kepresisian dan uji mutu komponen',
      workKind: 'technical',
      what: 'Pendampingan pengukuran dan uji mutu',
      fee: { basis: 'cash', cash: '24000000' },
      gainCluster: 'Mutu komponen dapat diuji sendiri',
      gainPartner: 'Imbalan jasa dan tempat praktik',
    });
  }
}

const LOSS = 'Laba turun setelah dipotong bagi hasil triwulan sebelumnya';
const SHARE = 'Bagi hasil triwulan';
const COMPLAINT = 'Bagi hasil tetap dipotong pada triwulan rugi; rugi terbawa belum diperhitungkan';
