import type { CodeList } from '@app/contracts';
import {
  considerations,
  decreeCovers,
  decreeSignatories,
  fundingChannels,
  organKinds,
  regionLevels,
  sectors,
  standings,
  supervisionKinds,
  text,
} from '@app/contracts';
import type { forumOwnEvents } from '../forum/events.js';
import type { EventOf } from '../shared/event-spec.js';
import type { Telling } from './told.js';
import type { Voice } from './voice.js';

type Consideration = (typeof considerations.codes)[number];
type Scores = Partial<Record<Consideration, { score: number; why: string } | undefined>>;

/** `panjang rantai industri 5, …`, or with the reasons instead of the scores. */
function scored(scores: Scores, say: Voice, tell: (each: { score: number; why: string }) => string): string {
  const given = considerations.codes.filter((code) => scores[code] !== undefined);
  return given
    .map((code) => `${say.label(considerations as CodeList<Consideration>, code)} ${tell(scores[code]!)}`)
    .join(', ');
}

/** The forum's own facts: chapter IV, B.1 and B.2. */
export const forumSentences: Telling<EventOf<typeof forumOwnEvents>> = {
  ForumEstablished: {
    title: text('FPK dibentuk', 'Forum established'),
    id: (d, say) =>
      `membentuk ${d.name} untuk ${say.label(regionLevels, d.level)} dengan kode wilayah ${d.region}`,
    en: (d, say) =>
      `established ${d.name} for the ${say.label(regionLevels, d.level)} with region code ${d.region}`,
  },
  MemberSeated: {
    title: text('Anggota FPK didudukkan', 'Forum member seated'),
    id: (d, say) =>
      `mendudukkan ${say.name(d.person)} sebagai anggota ${say.label(standings, d.standing)} FPK dari ${d.organ}, unsur ${say.label(organKinds, d.organKind)}${d.until ? `, sampai ${say.day(d.until)}` : ''}`,
    en: (d, say) =>
      `seated ${say.name(d.person)} as a member (${say.label(standings, d.standing)}) of the FPK from ${d.organ}, element: ${say.label(organKinds, d.organKind)}${d.until ? `, until ${say.day(d.until)}` : ''}`,
    basis: (d, say) => say.quoteAny(d.concern),
  },
  MemberLeft: {
    title: text('Anggota FPK keluar', 'Forum member left'),
    id: (d, say) => {
      const left = d.how === 'left' ? 'keluar dari FPK' : 'berakhir masa keanggotaannya di FPK';
      return `mencatat ${say.name(d.seat)} ${left} pada ${say.day(d.leftOn)}; kursinya ${d.seatContinues ? 'tetap ada dan kosong' : 'ditiadakan'}`;
    },
    en: (d, say) => {
      const left = d.how === 'left' ? 'left the FPK' : 'reached the end of the term in the FPK';
      return `recorded that ${say.name(d.seat)} ${left} on ${say.day(d.leftOn)}; the seat ${d.seatContinues ? 'remains and is vacant' : 'is removed'}`;
    },
    basis: (d, say) => say.quote(d.why),
  },
  DecreeIssued: {
    title: text('SK dicatat', 'Decree recorded'),
    id: (d, say) =>
      `mencatat SK ${say.label(decreeSignatories, d.signatory)} nomor ${d.number} tanggal ${say.day(d.date)} tentang ${say.quote(d.subject)}, mencakup ${say.labels(decreeCovers, d.covers)}, dengan ${d.roster.length} nama dalam lampiran${d.until ? `, berlaku sampai ${say.day(d.until)}` : ''}${d.supersedes ? `, menggantikan SK nomor ${d.supersedes}` : ''}`,
    en: (d, say) =>
      `recorded the ${say.label(decreeSignatories, d.signatory)}'s decree (SK) number ${d.number} of ${say.day(d.date)} on ${say.quote(d.subject)}, covering ${say.labels(decreeCovers, d.covers)}, with ${say.count(d.roster.length, 'nama', 'name')} in the annex${d.until ? `, in force until ${say.day(d.until)}` : ''}${d.supersedes ? `, superseding decree number ${d.supersedes}` : ''}`,
  },
  OperatingFundsNamed: {
    title: text('Dana operasional disebutkan', 'Operating funds named'),
    id: (d, say) =>
      `menyebutkan sumber dana operasional FPK tahun ${d.year}: ${say.label(fundingChannels, d.channel)}${d.amount ? `, ${say.money(d.amount)}` : ''}`,
    en: (d, say) =>
      `named the source of the FPK's operating funds for ${d.year}: ${say.label(fundingChannels, d.channel)}${d.amount ? `, ${say.money(d.amount)}` : ''}`,
  },
  HonorariumRuleSet: {
    title: text('Aturan honor ditetapkan', 'Honorarium rule set'),
    id: (d) => `menetapkan bahwa keanggotaan FPK ${d.attached ? 'disertai' : 'tidak disertai'} honor`,
    en: (d) => `set the rule that membership of the FPK carries ${d.attached ? 'an' : 'no'} honorarium`,
    basis: (d, say) => say.quoteAny(d.note),
  },
  HonorariumReported: {
    title: text('Honor dilaporkan', 'Honorarium reported'),
    id: (d, say) => `melaporkan honor yang dibayarkan kepada ${say.name(d.person)} pada ${say.day(d.paidOn)}`,
    en: (d, say) => `reported an honorarium paid to ${say.name(d.person)} on ${say.day(d.paidOn)}`,
    basis: (d, say) => say.quote(d.what),
  },
  HonorariumResolved: {
    title: text('Kasus honor diselesaikan', 'Honorarium case resolved'),
    id: (d, say) => `menyelesaikan kasus honor ${say.name(d.case)}`,
    en: (d, say) => `resolved the honorarium case of ${say.name(d.case)}`,
    basis: (d, say) => say.quote(d.how),
  },
  RoundOpened: {
    title: text('Putaran pemilihan dibuka', 'Selection round opened'),
    id: (d, say) =>
      `membuka putaran pemilihan industri unggulan untuk sektor ${say.label(sectors, d.sector)}`,
    en: (d, say) =>
      `opened a round to select the flagship industry of the sector ${say.label(sectors, d.sector)}`,
  },
  CandidateScored: {
    title: text('Calon unggulan dinilai', 'Flagship candidate scored'),
    id: (d, say) =>
      `menilai calon unggulan ${d.name} di sektor ${say.label(sectors, d.sector)}: ${scored(d.scores, say, (each) => String(each.score))}`,
    en: (d, say) =>
      `scored the flagship candidate ${d.name} in the sector ${say.label(sectors, d.sector)}: ${scored(d.scores, say, (each) => String(each.score))}`,
    basis: (d, say) => scored(d.scores, say, (each) => say.quote(each.why)),
  },
  FlagshipChosen: {
    title: text('Industri unggulan ditetapkan', 'Flagship industry chosen'),
    id: (d, say) =>
      `menetapkan ${say.name(d.candidate)} sebagai industri unggulan sektor ${say.name(d.round)}`,
    en: (d, say) =>
      `chose ${say.name(d.candidate)} as the flagship industry of the sector ${say.name(d.round)}`,
    basis: (d, say) => say.quoteAny(d.why),
  },
  SupervisionDone: {
    title: text('Pembinaan atau pengawasan dilakukan', 'Guidance or supervision done'),
    id: (d, say) =>
      `mencatat ${say.label(supervisionKinds, d.kind)} klaster ${say.name(d.cluster)} oleh FPK pada ${say.day(d.heldOn)}`,
    en: (d, say) =>
      `recorded ${say.label(supervisionKinds, d.kind)} of the cluster ${say.name(d.cluster)} by the FPK on ${say.day(d.heldOn)}`,
    basis: (d, say) => say.quote(d.note),
  },
  ForumDissolved: {
    title: text('FPK dibubarkan', 'Forum dissolved'),
    id: () => 'membubarkan FPK',
    en: () => 'dissolved the FPK',
    basis: (d, say) => say.quote(d.reason),
  },
};
