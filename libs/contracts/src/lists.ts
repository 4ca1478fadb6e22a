import { text } from './bilingual.js';
import { list } from './code-list.js';

export type { CodeList } from './code-list.js';

/** Chapter IV, B.1.b(1). `bappeda` and `opd` are government. */
export const organKinds = list({
  bappeda: text('Bappeda', 'planning agency (Bappeda)'),
  opd: text('SKPD terkait', 'related government office'),
  figure: text('tokoh masyarakat', 'community figure'),
  finance: text('bank atau BPR', 'bank or rural bank'),
  cooperative: text('koperasi (KSP, KSU)', 'cooperative'),
  ngo: text('LSM', 'NGO'),
  fedep: text('FEDEP', 'regional economic forum (FEDEP)'),
  donor: text('lembaga donor', 'donor agency'),
  other: text('lainnya', 'other'),
});
export const governmentKinds: readonly string[] = ['bappeda', 'opd'];
/** B.1.a */
export const standings = list({ core: text('inti', 'core'), extended: text('perluasan', 'extended') });
export const regionLevels = list({
  regency: text('kabupaten', 'regency'),
  city: text('kota', 'city'),
  province: text('provinsi', 'province'),
});
export const bodies = list({ fpk: text('FPK'), fkak: text('FKAK') });
/** Topics of alignment: B.1.b(2) for the FPK, B.4(2) for the FKAK. */
export const alignmentTopics = list({
  cluster: text('klaster', 'the cluster'),
  programme: text('program pengembangan klaster', 'the cluster development programme'),
  concept: text('konsep klaster', 'the cluster concept'),
  stages: text('tahapan strategi pengembangan', 'the stages of the strategy'),
});
export const rhythmUnits = list({ week: text('minggu', 'week'), month: text('bulan', 'month') });
/** B.1.b(4); the governor is our reading of running text in B.5. */
export const decreeSignatories = list({
  bupati: text('Bupati', 'Regent'),
  walikota: text('Wali Kota', 'Mayor'),
  gubernur: text('Gubernur', 'Governor'),
});
export const decreeCovers = list({
  formation: text('pembentukan', 'formation'),
  membership: text('keanggotaan', 'membership'),
});
/** B.1.b(5) */
export const fundingChannels = list({
  bappeda: text('APBD melalui Bappeda', 'regional budget through Bappeda'),
  'industry-office': text('APBD melalui Dinas Perindustrian', 'regional budget through the industry office'),
  other: text('sumber lain', 'another source'),
});
/** B.1.c(3) */
export const supervisionKinds = list({
  guidance: text('pembinaan', 'guidance'),
  supervision: text('pengawasan', 'supervision'),
});
/** B.2 */
export const sectors = list({
  industry: text('industri', 'industry'),
  agriculture: text('pertanian', 'agriculture'),
  tourism: text('pariwisata', 'tourism'),
});
/** B.2(1-4). Scores 1 and 5 are anchored by us, 3 is halfway. */
export const considerations = list({
  'chain-length': text('panjang rantai industri', 'length of the value chain'),
  flagship: text('unggulan daerah', 'regional flagship'),
  'local-resources': text('sumber daya lokal', 'use of local resources'),
  concentration: text('pemusatan lokasi', 'geographic concentration'),
});
/** B.3(1-5); `other` is our reading. */
export const institutionTypes = list({
  supplier: text('pemasok', 'supplier'),
  finance: text('lembaga keuangan', 'finance'),
  distribution: text('distributor dan pemasaran', 'distribution and marketing'),
  promotion: text('lembaga promosi', 'promotion'),
  certification: text('lembaga sertifikasi', 'certification'),
  other: text('lainnya', 'other'),
});
export const balances = list({
  balanced: text('seimbang', 'balanced'),
  'cluster-favoured': text('lebih menguntungkan klaster', 'favours the cluster'),
  'institution-favoured': text('lebih menguntungkan lembaga', 'favours the institution'),
});
/** B.1.c, B.4(3) */
export const meetingPurposes = list({
  preparation: text('persiapan klaster', 'preparing the cluster'),
  review: text('pembahasan kemajuan klaster', 'review of the cluster'),
  communication: text('komunikasi', 'communication'),
  evaluation: text('evaluasi', 'evaluation'),
  planning: text('penyusunan kegiatan', 'planning'),
});
/** ADB 2001, as cited in B. */
export const lifeCycleStages = list({
  embryo: text('klaster embrio', 'embryo cluster'),
  sentra: text('sentra industri', 'industrial centre (sentra)'),
  cluster: text('klaster', 'cluster'),
});
export const agreementKinds = list({ lpt: text('LPT', 'LPT'), pke: text('PKE', 'PKE') });
/** B.5(1) for the LPT; B.6 running text for the PKE. */
export const partnerKinds = list({
  ngo: text('LSM', 'NGO'),
  university: text('perguruan tinggi', 'university'),
  bds: text('BDS', 'business development service'),
  business: text('bisnis', 'business'),
  fpk: text('FPK'),
  institution: text('lembaga pendukung', 'supporting institution'),
  other: text('lembaga lain', 'another body'),
});
export const lptKinds: readonly string[] = ['ngo', 'university', 'bds', 'business'];
export const pkeKinds: readonly string[] = ['fpk', 'institution', 'other'];
/** B.5, running text */
export const problemKinds = list({
  production: text('produksi', 'production'),
  packaging: text('pengemasan', 'packaging'),
  marketing: text('pemasaran', 'marketing'),
  other: text('lainnya', 'other'),
});
/** Works of the PKE, B.6(1-3); `technical` is the LPT's. */
export const workKinds = list({
  technical: text('pendampingan teknis', 'technical assistance'),
  'finance-business': text('keuangan, ekonomi, dan bisnis', 'finance, economics and business'),
  training: text('pelatihan', 'training'),
  proposal: text('proposal kegiatan', 'activity proposals'),
});
export const pkeWorks: readonly string[] = ['finance-business', 'training', 'proposal'];
export const feeBases = list({
  cash: text('tunai', 'cash'),
  'profit-share': text('bagian tambahan keuntungan', 'share of the added profit'),
  mixed: text('campuran', 'mixed'),
  'non-cash': text('manfaat bukan uang', 'non-cash gain'),
});
export const feeValuations = list({
  fair: text('wajar', 'fair'),
  below: text('di bawah wajar', 'below fair value'),
  above: text('di atas wajar', 'above fair value'),
});
/** B.5(3) */
export const phases = list({
  contract: text('pembuatan perjanjian', 'contract'),
  assistance: text('pendampingan teknis', 'assistance'),
  implementation: text('implementasi kegiatan', 'implementation'),
});
export const sides = list({
  cluster: text('klaster (FKAK)', 'the cluster (FKAK)'),
  partner: text('mitra', 'the partner'),
});
export const complaintKinds = list({
  'one-sided-loss': text('rugi sepihak', 'one-sided loss'),
  other: text('lainnya', 'other'),
});
export const agreementStates = list({
  draft: text('rancangan', 'draft'),
  confirming: text('menunggu konfirmasi', 'awaiting confirmation'),
  active: text('berlaku', 'active'),
  fulfilled: text('terpenuhi', 'fulfilled'),
  terminated: text('diakhiri', 'terminated'),
  expired: text('berakhir', 'expired'),
});
/** B.7: whose work is examined. */
export const actors = list({
  fpk: text('FPK'),
  institution: text('lembaga pendukung', 'supporting institution'),
  lpt: text('LPT'),
  pke: text('PKE'),
  fkak: text('FKAK'),
});
export const aspects = list({
  implementation: text('pelaksanaan', 'implementation'),
  progress: text('kemajuan', 'progress'),
  conformity: text('kesesuaian peraturan', 'conformity with the rules'),
  fairness: text('tanpa kerugian sepihak', 'no one-sided loss'),
  cooperation: text('kerja sama (FKAK)', 'cooperation (FKAK)'),
});
export const verdicts = list({
  conforms: text('sesuai', 'conforms'),
  partly: text('sebagian sesuai', 'partly conforms'),
  fails: text('tidak sesuai', 'fails'),
  unexamined: text('tidak diperiksa', 'not examined'),
});
export const findingCodes = list({
  ...aspects.labels,
  evidence: text('kurang bukti', 'lack of evidence'),
});
/** As in audits by the BPK. */
export const followUpStatuses = list({
  'as-recommended': text('sesuai rekomendasi', 'as recommended'),
  'not-yet': text('belum sesuai', 'not yet as recommended'),
  'not-acted': text('belum ditindaklanjuti', 'not acted on'),
  cannot: text('tidak dapat ditindaklanjuti', 'cannot be acted on'),
});
/** What may be computed: counts only, an order, or a mean as well. */
export const scaleTypes = list({
  nominal: text('nominal'),
  ordinal: text('ordinal'),
  interval: text('interval'),
});
/** A.3: whether the firm solves the problem with others; not printed by the source for every code. */
export const ways = list({
  joint: text('bersama', 'joint'),
  alone: text('sendiri', 'alone'),
  unknown: text('tidak diketahui', 'unknown'),
});
/** A.2 */
export const linkages = list({
  peer: text('IKM sejenis', 'peers'),
  backward: text('IKM sebelumnya', 'backward linkage'),
  forward: text('IKM sesudahnya', 'forward linkage'),
  supporting: text('industri atau lembaga pendukung', 'supporting institutions'),
});
export type Linkage = (typeof linkages.codes)[number];
export const cooperationModes = list({
  passive: text('pasif', 'passive'),
  active: text('aktif', 'active'),
  proactive: text('proaktif', 'proactive'),
});
/** Why an item has no answer (E). */
export const nonResponses = list({
  'not-asked': text('tidak ditanyakan', 'not asked'),
  refused: text('menolak menjawab', 'refused'),
  'dont-know': text('tidak tahu', 'does not know'),
  inapplicable: text('tidak berlaku', 'not applicable'),
});
export type NonResponse = (typeof nonResponses.codes)[number];
export const surveyMethods = list({
  interview: text('wawancara tiap responden', 'individual interviews'),
  consensus: text('penilaian kesepakatan', 'consensus rating'),
});
/** What checking a published figure comes to. */
export const claimOutcomes = list({
  exact: text('tepat', 'exact'),
  'within-rounding': text('dalam pembulatan', 'within rounding'),
  contradicted: text('bertentangan', 'contradicted'),
  'not-checkable': text('tak dapat diperiksa', 'not checkable'),
});
export type ClaimOutcome = (typeof claimOutcomes.codes)[number];
export const claimStates = list({
  draft: text('rancangan', 'draft'),
  published: text('terbit', 'published'),
  withdrawn: text('ditarik', 'withdrawn'),
});
export const stepStates = list({
  locked: text('belum dibuka', 'locked'),
  open: text('berjalan', 'open'),
  submitted: text('menunggu persetujuan', 'awaiting approval'),
  completed: text('selesai', 'completed'),
  lapsed: text('tidak lagi terpenuhi', 'lapsed'),
});
export const stepKeys = list({
  fpk: text('Membentuk FPK', 'Form the forum (FPK)'),
  flagship: text('Memilih industri unggulan', 'Select the flagship industry'),
  support: text('Memetakan lembaga pendukung', 'Map supporting institutions'),
  fkak: text('Membentuk FKAK', 'Form the member forum (FKAK)'),
  lpt: text('Membentuk/menunjuk LPT', 'Form or appoint the technical partner (LPT)'),
  pke: text('Menunjuk PKE dan mendampingi', 'Appoint the economic partner (PKE) and assist'),
  monitoring: text('Monitoring dan evaluasi', 'Monitor and evaluate'),
});
export type StepKey = (typeof stepKeys.codes)[number];
/** B.1.b(3) for the coordinator; the rest is ours. */
export const roles = list({
  coordinator: text('koordinator FPK', 'forum coordinator'),
  'fpk-member': text('anggota FPK', 'forum member'),
  manager: text('pengelola program', 'programme manager'),
  'fkak-rep': text('wakil FKAK', 'FKAK representative'),
  lpt: text('LPT', 'LPT partner'),
  pke: text('PKE', 'PKE partner'),
  institution: text('lembaga pendukung', 'supporting institution'),
  enumerator: text('pencacah', 'enumerator'),
  monitor: text('pemantau', 'monitor'),
  auditor: text('auditor'),
  admin: text('admin daerah', 'administrator'),
});
export type Role = (typeof roles.codes)[number];
