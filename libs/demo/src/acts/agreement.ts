import type { Director } from '../director.js';
import type { Player } from '../player.js';
import type { AgreementInPlay, ClusterInPlay, FkakInPlay } from './cast.js';
import type { TermsSpec } from './terms.js';
import { termsOf } from './terms.js';

const give = (d: Director, player: Player, agreement: string, command: string, body: object) =>
  d.gives({ as: player.acting, category: 'agreement', command, stream: agreement, body });

/** The FKAK drafts a text; the partner's account comes after, for it is limited to the agreement. */
export async function draft(
  d: Director,
  cluster: ClusterInPlay,
  fkak: FkakInPlay,
  spec: TermsSpec,
): Promise<string> {
  const body = { cluster: cluster.cluster, kind: spec.kind, terms: termsOf(d, cluster, fkak, spec) };
  const done = await d.gives({
    as: fkak.rep.acting,
    category: 'agreement',
    command: 'draft-agreement',
    stream: null,
    body,
  });
  return done.stream;
}

/** B.5: a member of the FPK stands by the FKAK while the text is made. */
export async function accompany(d: Director, cluster: ClusterInPlay, agreement: string): Promise<void> {
  const member = cluster.coordinator.acting.person;
  const note = 'Posisi tawar FKAK dibahas bersama sebelum perundingan';
  await give(d, cluster.coordinator, agreement, 'record-accompaniment', { member, heldOn: d.today, note });
}

/** The text is put to both sides. */
export async function putToBothSides(d: Director, fkak: FkakInPlay, agreement: string): Promise<string> {
  const hash = await d.textHash(agreement);
  await give(d, fkak.rep, agreement, 'open-confirmation', { hash });
  return hash;
}

export async function confirmBy(
  d: Director,
  player: Player,
  agreement: string,
  side: 'cluster' | 'partner',
  hash: string,
): Promise<void> {
  await give(d, player, agreement, 'confirm-agreement', { side, hash, read: true });
}

/** From a finished draft to an agreement in force. */
export async function bringIntoForce(d: Director, fkak: FkakInPlay, play: AgreementInPlay): Promise<void> {
  const hash = await putToBothSides(d, fkak, play.agreement);
  await confirmBy(d, fkak.rep, play.agreement, 'cluster', hash);
  await confirmBy(d, play.partner, play.agreement, 'partner', hash);
}

/** An act of assistance, valued (B.5: "dihargai secara wajar"). @returns its id */
export async function assist(
  d: Director,
  play: AgreementInPlay,
  what: string,
  value: string,
): Promise<string> {
  const assistance = d.id('assistance', play.agreement, d.today);
  const body = { assistance, work: play.work, heldOn: d.today, what, value, evidence: [] };
  await give(d, play.partner, play.agreement, 'record-assistance', body);
  return assistance;
}

/** The FKAK values and pays what was done. */
export async function settle(
  d: Director,
  fkak: FkakInPlay,
  play: AgreementInPlay,
  assistance: string,
  basis: string,
  amount: string,
): Promise<void> {
  const body = { assistance: [assistance], basis, amount, settledOn: d.today };
  await give(d, fkak.rep, play.agreement, 'settle-assistance', body);
}

/** B.5(2) and (3): the LPT coordinates with the FPK and has members work together. */
export async function keepInTouch(
  d: Director,
  play: AgreementInPlay,
  phase: 'contract' | 'assistance' | 'implementation',
): Promise<void> {
  const { agreement, partner } = play;
  const note = 'Laporan kegiatan dibahas bersama FPK';
  await give(d, partner, agreement, 'record-coordination', { phase, heldOn: d.today, note });
  const shared = 'Dua kelompok mengerjakan satu pesanan bersama lewat FKAK';
  await give(d, partner, agreement, 'record-cooperation', { heldOn: d.today, note: shared });
}

/** The quarter's profit is verified and shared. */
export async function shareProfit(
  d: Director,
  cluster: ClusterInPlay,
  agreement: string,
  period: string,
  profit: string,
): Promise<void> {
  const body = { period, profit, verifiedBy: 'Akuntan koperasi (contoh)', settledOn: d.today };
  await give(d, cluster.manager, agreement, 'settle-profit-share', body);
}

/** What a side gained in a quarter, for the fair-deal meter. */
export async function noteGain(
  d: Director,
  by: Player,
  agreement: string,
  side: 'cluster' | 'partner',
  period: string,
  amount: string,
  what: string,
): Promise<void> {
  await give(d, by, agreement, 'record-gain', { side, period, amount, what });
}
