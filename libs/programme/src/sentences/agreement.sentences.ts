import { agreementKinds, complaintKinds, feeBases, phases, sides, text } from '@app/contracts';
import type { agreementOwnEvents } from '../agreement/events.js';
import type { EventOf } from '../shared/event-spec.js';
import type { Telling } from './told.js';
import type { Voice } from './voice.js';

type OwnEvent = EventOf<typeof agreementOwnEvents>;
type MoneyType =
  | 'PaymentRecorded'
  | `Assistance${string}`
  | 'ProfitShareSettled'
  | 'GainRecorded'
  | `Complaint${string}`
  | 'CoordinationHeld'
  | 'CooperationFostered';
/** The text and its confirmation, as against what is done and paid under it. */
type TextEvent = Exclude<OwnEvent, { type: MoneyType }>;
type WorkEvent = Extract<OwnEvent, { type: MoneyType }>;

/** The beginning of a text's hash, as the pages show it. */
const hash = (value: string, say: Voice): string =>
  `${say.pick(text('sidik teks', 'text hash'))} ${value.slice(0, 8)}`;

/** The text of an agreement, its confirmation and its end: chapter IV, B.5 and B.6. */
export const agreementSentences: Telling<TextEvent> = {
  AgreementDrafted: {
    title: text('Rancangan perjanjian disusun', 'Agreement drafted'),
    id: (d, say) =>
      `menyusun rancangan perjanjian ${say.label(agreementKinds, d.kind)} ${say.quote(d.terms.title)} antara ${d.terms.cluster.name} dan ${d.terms.partner.name}, ${say.day(d.terms.from)} sampai ${say.day(d.terms.until)}`,
    en: (d, say) =>
      `drafted the ${say.label(agreementKinds, d.kind)} agreement ${say.quote(d.terms.title)} between ${d.terms.cluster.name} and ${d.terms.partner.name}, ${say.day(d.terms.from)} to ${say.day(d.terms.until)}`,
  },
  AgreementRevised: {
    title: text('Rancangan diubah', 'Draft revised'),
    id: (d, say) =>
      `mengubah rancangan perjanjian ${say.quote(d.terms.title)}, ${say.day(d.terms.from)} sampai ${say.day(d.terms.until)}`,
    en: (d, say) =>
      `revised the draft of the agreement ${say.quote(d.terms.title)}, ${say.day(d.terms.from)} to ${say.day(d.terms.until)}`,
  },
  AgreementAccompanied: {
    title: text('FPK mendampingi perundingan', 'FPK accompanied the negotiation'),
    id: (d, say) => `mencatat ${say.name(d.member)} mendampingi FKAK atas nama FPK pada ${say.day(d.heldOn)}`,
    en: (d, say) =>
      `recorded that ${say.name(d.member)} accompanied the FKAK for the FPK on ${say.day(d.heldOn)}`,
    basis: (d, say) => say.quoteAny(d.note),
  },
  ConfirmationOpened: {
    title: text('Naskah diajukan untuk konfirmasi', 'Text opened for confirmation'),
    id: () => 'mengajukan naskah perjanjian untuk dikonfirmasi kedua pihak',
    en: () => 'opened the text of the agreement for confirmation by both sides',
    basis: (d, say) => hash(d.hash, say),
  },
  ConfirmationWithdrawn: {
    title: text('Naskah dikembalikan ke rancangan', 'Text returned to draft'),
    id: () => 'menarik naskah perjanjian dari konfirmasi dan mengembalikannya ke rancangan',
    en: () => 'withdrew the text of the agreement from confirmation and returned it to draft',
    basis: (d, say) => say.quote(d.reason),
  },
  PartyConfirmed: {
    title: text('Satu pihak mengonfirmasi', 'One side confirmed'),
    id: (d, say) => `mengonfirmasi naskah perjanjian atas nama ${say.label(sides, d.side)}`,
    en: (d, say) => `confirmed the text of the agreement for ${say.label(sides, d.side)}`,
    basis: (d, say) => hash(d.hash, say),
  },
  AgreementActivated: {
    title: text('Perjanjian berlaku', 'Agreement in force'),
    id: (d, say) => `memberlakukan perjanjian dari ${say.day(d.from)} sampai ${say.day(d.until)}`,
    en: (d, say) => `put the agreement in force from ${say.day(d.from)} until ${say.day(d.until)}`,
    basis: (d, say) =>
      `${say.pick(text('kedua pihak mengonfirmasi', 'both sides confirmed'))} ${hash(d.hash, say)}`,
  },
  AddendumProposed: {
    title: text('Adendum diusulkan', 'Addendum proposed'),
    id: (d, say) =>
      `mengusulkan adendum ${say.quote(d.what)}${d.until ? `, perjanjian sampai ${say.day(d.until)}` : ''}`,
    en: (d, say) =>
      `proposed the addendum ${say.quote(d.what)}${d.until ? `, agreement until ${say.day(d.until)}` : ''}`,
    basis: (d, say) => hash(d.hash, say),
  },
  AddendumConfirmed: {
    title: text('Adendum dikonfirmasi satu pihak', 'One side confirmed an addendum'),
    id: (d, say) =>
      `mengonfirmasi adendum ${say.quote(say.name(d.addendum))} atas nama ${say.label(sides, d.side)}`,
    en: (d, say) =>
      `confirmed the addendum ${say.quote(say.name(d.addendum))} for ${say.label(sides, d.side)}`,
    basis: (d, say) => hash(d.hash, say),
  },
  AddendumAdopted: {
    title: text('Adendum berlaku', 'Addendum adopted'),
    id: (d, say) => `memberlakukan adendum ${say.quote(say.name(d.addendum))}`,
    en: (d, say) => `adopted the addendum ${say.quote(say.name(d.addendum))}`,
    basis: (d, say) =>
      `${say.pick(text('kedua pihak mengonfirmasi', 'both sides confirmed'))} ${hash(d.hash, say)}`,
  },
  DeliverableSubmitted: {
    title: text('Hasil kerja diserahkan', 'Deliverable submitted'),
    id: (d, say) =>
      `menyerahkan hasil kerja ${say.quote(say.name(d.deliverable))} pada ${say.day(d.submittedOn)}, ${say.evidence(d.evidence.length)}`,
    en: (d, say) =>
      `submitted the deliverable ${say.quote(say.name(d.deliverable))} on ${say.day(d.submittedOn)}, ${say.evidence(d.evidence.length)}`,
    basis: (d, say) => say.quoteAny(d.note),
  },
  DeliverableAccepted: {
    title: text('Hasil kerja diterima', 'Deliverable accepted'),
    id: (d, say) => `menerima hasil kerja ${say.quote(say.name(d.deliverable))}`,
    en: (d, say) => `accepted the deliverable ${say.quote(say.name(d.deliverable))}`,
    basis: (d, say) => say.quoteAny(d.note),
  },
  DeliverableReturned: {
    title: text('Hasil kerja dikembalikan', 'Deliverable returned'),
    id: (d, say) => `mengembalikan hasil kerja ${say.quote(say.name(d.deliverable))}`,
    en: (d, say) => `returned the deliverable ${say.quote(say.name(d.deliverable))}`,
    basis: (d, say) => say.quote(d.reason),
  },
  AgreementEnded: {
    title: text('Perjanjian berakhir', 'Agreement ended'),
    id: (d, say) => {
      const how = { fulfilled: 'terpenuhi', terminated: 'diakhiri', expired: 'habis masa berlakunya' }[d.how];
      return `mencatat perjanjian ${how} pada ${say.day(d.endedOn)}`;
    },
    en: (d, say) => {
      const how = { fulfilled: 'was fulfilled', terminated: 'was terminated', expired: 'expired' }[d.how];
      return `recorded that the agreement ${how} on ${say.day(d.endedOn)}`;
    },
    basis: (d, say) => say.quote(d.note),
  },
};

/** What is done, paid and complained of under an agreement. */
export const agreementWorkSentences: Telling<WorkEvent> = {
  PaymentRecorded: {
    title: text('Pembayaran dicatat', 'Payment recorded'),
    id: (d, say) =>
      `mencatat pembayaran ${say.money(d.amount)} oleh ${say.label(sides, d.payer)} pada ${say.day(d.paidOn)}`,
    en: (d, say) =>
      `recorded a payment of ${say.money(d.amount)} by ${say.label(sides, d.payer)} on ${say.day(d.paidOn)}`,
    basis: (d, say) => say.quote(d.what),
  },
  AssistanceDone: {
    title: text('Pendampingan dilakukan', 'Assistance done'),
    id: (d, say) =>
      `mencatat pendampingan untuk ${say.quote(say.name(d.work))} pada ${say.day(d.heldOn)}, bernilai ${say.money(d.value)}, ${say.evidence(d.evidence.length)}`,
    en: (d, say) =>
      `recorded assistance for ${say.quote(say.name(d.work))} on ${say.day(d.heldOn)}, valued at ${say.money(d.value)}, ${say.evidence(d.evidence.length)}`,
    basis: (d, say) => say.quote(d.what),
  },
  AssistanceSettled: {
    title: text('Pendampingan dinilai dan dibayar', 'Assistance settled'),
    id: (d, say) =>
      `menyelesaikan imbalan pendampingan ${say.list(d.assistance.map((each) => say.quote(say.name(each))))} sebesar ${say.money(d.amount)} pada ${say.day(d.settledOn)}, dasar imbalan ${say.label(feeBases, d.basis)}`,
    en: (d, say) =>
      `settled the fee for the assistance ${say.list(d.assistance.map((each) => say.quote(say.name(each))))} at ${say.money(d.amount)} on ${say.day(d.settledOn)}, fee basis ${say.label(feeBases, d.basis)}`,
  },
  ProfitShareSettled: {
    title: text('Bagi hasil dihitung', 'Profit share settled'),
    id: (d, say) =>
      `menghitung bagi hasil ${say.quarter(d.period)} pada ${say.day(d.settledOn)}: imbalan ${say.money(d.fee)}, yaitu ${say.rate(d.rate)} dari tambahan laba ${say.money(d.addedProfit)}`,
    en: (d, say) =>
      `settled the profit share of ${say.quarter(d.period)} on ${say.day(d.settledOn)}: a fee of ${say.money(d.fee)}, ${say.rate(d.rate)} of the added profit of ${say.money(d.addedProfit)}`,
    basis: (d, say) => {
      const parts: [string, string, string][] = [
        ['laba', 'profit', d.profit],
        ['laba dasar', 'baseline', d.baseline],
        ['rugi yang dibawa', 'loss brought forward', d.lossBroughtForward],
        ['batas bawah', 'floor', d.floor],
        ...(d.cap === null ? [] : ([['batas atas', 'cap', d.cap]] as [string, string, string][])),
        ['rugi dibawa ke depan', 'loss carried forward', d.lossCarriedForward],
      ];
      const sums = parts
        .map(([id, en, amount]) => `${say.pick(text(id, en))} ${say.money(amount)}`)
        .join(', ');
      return `${sums}; ${say.pick(text('diverifikasi', 'verified by'))} ${d.verifiedBy}`;
    },
  },
  GainRecorded: {
    title: text('Manfaat satu pihak dicatat', 'Gain of a side recorded'),
    id: (d, say) =>
      `mencatat manfaat ${say.money(d.amount)} bagi ${say.label(sides, d.side)} pada ${say.quarter(d.period)}`,
    en: (d, say) =>
      `recorded a gain of ${say.money(d.amount)} for ${say.label(sides, d.side)} in ${say.quarter(d.period)}`,
    basis: (d, say) => say.quote(d.what),
  },
  CoordinationHeld: {
    title: text('Koordinasi dengan FPK', 'Coordination with the FPK'),
    id: (d, say) =>
      `mencatat koordinasi LPT dengan FPK pada ${say.day(d.heldOn)}, tahap ${say.label(phases, d.phase)}`,
    en: (d, say) =>
      `recorded coordination of the LPT with the FPK on ${say.day(d.heldOn)}, phase ${say.label(phases, d.phase)}`,
    basis: (d, say) => say.quote(d.note),
  },
  CooperationFostered: {
    title: text('Kerja sama didorong', 'Cooperation fostered'),
    id: (d, say) => `mencatat dorongan kerja sama antaranggota melalui FKAK pada ${say.day(d.heldOn)}`,
    en: (d, say) =>
      `recorded that cooperation among members was fostered through the FKAK on ${say.day(d.heldOn)}`,
    basis: (d, say) => say.quote(d.note),
  },
  ComplaintFiled: {
    title: text('Pengaduan diajukan', 'Complaint filed'),
    id: (d, say) =>
      `mengajukan pengaduan ${say.label(complaintKinds, d.kind)} atas nama ${say.label(sides, d.party)}`,
    en: (d, say) =>
      `filed a complaint (${say.label(complaintKinds, d.kind)}) for ${say.label(sides, d.party)}`,
    basis: (d, say) => say.quote(d.what),
  },
  ComplaintResolved: {
    title: text('Pengaduan diselesaikan', 'Complaint resolved'),
    id: (d, say) =>
      `menyelesaikan pengaduan ${say.quote(say.name(d.complaint))}: ${d.upheld ? 'dikabulkan' : 'tidak dikabulkan'}`,
    en: (d, say) =>
      `resolved the complaint ${say.quote(say.name(d.complaint))}: ${d.upheld ? 'upheld' : 'not upheld'}`,
    basis: (d, say) => say.quote(d.how),
  },
};
