import type { Director } from '../director.js';
import { assist, keepInTouch, noteGain, settle, shareProfit } from '../acts/agreement.js';
import { fkakMeets } from '../acts/fkak.js';
import { forumMeets, supervise } from '../acts/forum.js';
import type { CycleInPlay, FindingSpec, Subject } from '../acts/monitoring.js';
import { approveCycle, examine, followUp, returnCycle, submitCycle } from '../acts/monitoring.js';
import { approve, submit } from '../acts/steps.js';
import { institutionId } from '../acts/support.js';
import type { Scene } from '../timeline.js';
import type { KlatenTale } from './klaten.js';
import type { Opening } from './opening.js';

const LATE: FindingSpec = {
  actor: 'lpt',
  aspect: 'progress',
  verdict: 'partly',
  what: 'Dua kunjungan pendampingan tungku terlambat',
  cause: 'Jadwal praktik mahasiswa berubah',
  recommendation: 'Susun ulang jadwal bersama FKAK',
  due: '2026-03-31',
};

/** Ceper after its sixth step: quarters of assistance, settlements and monitoring; a correction, a late record. */
export function klatenLater(tale: KlatenTale, opening: Opening): Scene[] {
  const subjects = (d: Director): Subject[] => [
    { actor: 'fpk', subject: tale.forum.forum },
    { actor: 'institution', subject: institutionId(d, tale.cluster, 'finance') },
    { actor: 'lpt', subject: tale.lpt.agreement },
    { actor: 'pke', subject: tale.pke.agreement },
    { actor: 'fkak', subject: tale.cluster.cluster },
  ];
  return [
    ...routine(tale),
    ...settlements(tale),
    ...firstCycle(tale, opening, subjects),
    ...laterCycles(tale, opening, subjects),
    ...corrections(tale),
  ];
}

function routine(tale: KlatenTale): Scene[] {
  const meets = ['2025-09-16', '2025-12-15', '2026-03-16', '2026-06-15', '2026-09-14'];
  const touches = ['2025-10-13', '2026-01-05', '2026-03-30', '2026-06-22', '2026-09-21'];
  return [
    ...meets.map((on) => ({
      on,
      play: (d: Director) =>
        fkakMeets(d, tale.cluster, tale.fkak, ['Pembelian bahan baku bersama dilanjutkan']),
    })),
    ...touches.map((on) => ({
      on,
      play: async (d: Director) => {
        await keepInTouch(d, tale.lpt, 'assistance');
        const visit = await assist(d, tale.lpt, 'Pendampingan tungku dan uji komposisi', '2500000');
        await settle(d, tale.fkak, tale.lpt, visit, 'profit-share', '0');
      },
    })),
  ];
}

/** A loss in the first quarter is carried forward; a share is due only once it is made up for. */
function settlements(tale: KlatenTale): Scene[] {
  const quarter = (on: string, period: string, profit: string, gain: string): Scene => ({
    on,
    play: async (d) => {
      await shareProfit(d, tale.cluster, tale.lpt.agreement, period, profit);
      const what = 'Tambahan laba karena cacat cor turun';
      await noteGain(d, tale.fkak.rep, tale.lpt.agreement, 'cluster', period, gain, what);
    },
  });
  return [
    quarter('2026-01-12', '2025-Q4', '52000000', '0'),
    quarter('2026-04-13', '2026-Q1', '81000000', '19700000'),
    quarter('2026-07-13', '2026-Q2', '88500000', '25650000'),
    quarter('2026-10-05', '2026-Q3', '92000000', '28800000'),
  ];
}

type Subjects = (d: Director) => Subject[];

/** The first full cycle comes back for want of proof; approved, it completes step 7. */
function firstCycle(tale: KlatenTale, opening: Opening, subjects: Subjects): Scene[] {
  let cycle: CycleInPlay;
  return [
    {
      on: '2026-01-19',
      play: async (d) => {
        cycle = await examine(d, opening.monitor, tale.cluster, '2025-Q4', subjects(d), [LATE]);
        await submitCycle(d, opening.monitor, cycle);
      },
    },
    {
      on: '2026-01-22',
      play: (d) => returnCycle(d, tale.cluster, cycle, 'Jelaskan sebab keterlambatan pada temuan'),
    },
    { on: '2026-01-26', play: (d) => submitCycle(d, opening.monitor, cycle) },
    { on: '2026-01-28', play: (d) => approveCycle(d, tale.cluster, cycle) },
    { on: '2026-02-02', play: (d) => submit(d, tale.cluster, 'monitoring') },
    { on: '2026-02-04', play: (d) => approve(d, tale.cluster, 'monitoring') },
    {
      on: '2026-03-09',
      play: (d) => followUp(d, tale.cluster, opening.monitor, cycle, tale.fkak.chair, '2026-03-31'),
    },
  ];
}

/** Monitoring never ends: a cycle each quarter, the newest one still open. */
function laterCycles(tale: KlatenTale, opening: Opening, subjects: Subjects): Scene[] {
  const whole = (on: string, period: string): Scene => ({
    on,
    play: async (d) => {
      const cycle = await examine(d, opening.monitor, tale.cluster, period, subjects(d));
      await submitCycle(d, opening.monitor, cycle);
      await approveCycle(d, tale.cluster, cycle);
    },
  });
  return [
    {
      on: '2026-04-14',
      play: async (d) => {
        const what = 'Harga jual naik setelah HPP dihitung';
        await noteGain(d, tale.fkak.rep, tale.pke.agreement, 'cluster', '2026-Q1', '15400000', what);
      },
    },
    whole('2026-04-20', '2026-Q1'),
    whole('2026-07-20', '2026-Q2'),
    {
      on: '2026-10-07',
      play: async (d) => {
        await examine(d, opening.monitor, tale.cluster, '2026-Q3', subjects(d).slice(0, 2));
      },
    },
  ];
}

/** A payment entered twice is taken back; minutes come three weeks late. */
function corrections(tale: KlatenTale): Scene[] {
  const pay = (d: Director, entry: string) =>
    d.gives({
      as: tale.fkak.rep.acting,
      category: 'agreement',
      command: 'record-payment',
      stream: tale.pke.agreement,
      body: {
        payment: d.id('payment', entry),
        payer: 'cluster',
        amount: '6000000',
        paidOn: d.today,
        what: 'Termin pertama pendampingan keuangan',
      },
    });
  return [
    {
      on: '2026-03-23',
      play: async (d) => {
        await pay(d, 'first');
        const twice = await pay(d, 'again');
        const body = { fact: { version: twice.version, index: 0 }, reason: 'Tercatat dua kali' };
        await d.gives({
          as: tale.cluster.coordinator.acting,
          category: 'agreement',
          command: 'retract-fact',
          stream: tale.pke.agreement,
          body,
        });
      },
    },
    {
      on: '2026-06-02',
      play: async (d) => {
        const clusters = [tale.cluster.cluster];
        await forumMeets(d, tale.forum, { purposes: ['review'], clusters, heldOn: '2026-05-11' });
        await supervise(d, tale.forum, tale.cluster.cluster, 'Notulen 11 Mei dicatat terlambat');
      },
    },
  ];
}
