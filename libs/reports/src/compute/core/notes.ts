import type { Bilingual, ReportNote } from '@app/contracts';
import { text } from '@app/contracts';

/** Notes whose words are the same in every report. Those that name places or numbers are in wave-notes.ts and beside their tables. */
const NOTES = {
  'one-wave': text(
    'Satu gelombang menunjukkan tingkat, bukan dinamika. Perubahan muncul setelah gelombang kedua.',
    'One wave shows a level, not dynamics. Change appears after the second wave.',
  ),
  rounding: text(
    'Dibulatkan sekali dari angka tepat, setengah menjauhi nol.',
    'Rounded once from the exact number, half away from zero.',
  ),
  consensus: text(
    'Penilaian kesepakatan: n = 1 adalah satu nilai yang disepakati kelompok, bukan sebaran jawaban responden.',
    'Consensus rating: n = 1 is one value that a group agreed on, not a distribution of answers.',
  ),
  'by-n': text(
    'Baris semua lokasi berbobot n: setiap responden dihitung sama, di lokasi mana pun.',
    'The row of all locations is weighted by n: every respondent counts the same, wherever they are.',
  ),
  'not-comparable': text(
    'Versi instrumen mengukur butir ini secara berbeda; angkanya tidak digabung dan tidak dibandingkan.',
    'Versions of the instrument measure this item differently; its numbers are neither combined nor compared.',
  ),
  'chapter-means': text(
    'Cara bab IV: rata-rata dibulatkan ke bilangan bulat, dan jumlah adalah jumlah rata-rata yang sudah dibulatkan.',
    "The chapter's way: means are rounded to whole numbers, and the total is the sum of the rounded means.",
  ),
  'decimal-means': text(
    'Jumlah dihitung dari rata-rata yang belum dibulatkan, lalu dibulatkan sekali; selisih dengan jumlah angka yang tampak adalah pembulatan.',
    'The total is computed from unrounded means and rounded once; where it differs from the sum of the figures shown, that is rounding.',
  ),
  'level-and-difference': text(
    'Tingkat dan selisih dibaca terpisah: rata-rata yang sama di semua lokasi bukan berarti tidak dinamis, dan selisih yang besar bukan berarti dinamis.',
    'Level and difference are read apart: equal means in all locations do not mean undynamic, and a wide difference does not mean dynamic.',
  ),
  'answered-base': text(
    'Ada dan tidak ada: persen dari yang menjawab; yang tidak ditanyakan atau tidak menjawab tidak termasuk.',
    'Yes and no: percent of those who answered; who was not asked or did not answer is not among them.',
  ),
  'mode-base': text(
    'Cara bekerja sama: persen dari yang menjawab ada dan menyebut caranya.',
    'Mode of cooperation: percent of those who said yes and named the mode.',
  ),
  'score-caveat': text(
    'Skor lebih tinggi tidak berarti lebih baik: cara bersama berskor rendah pada bahan dan tinggi pada produksi dan pemasaran. Kolom tidak pernah dirata-rata bersama. Baca sebarannya lebih dahulu.',
    'A higher score is not better: the joint way scores low for materials and high for production and marketing. Columns are never averaged together. Read the distribution first.',
  ),
  'chapter-scores': text(
    'Bentuk bab IV: skor lokasi dibulatkan ke bilangan bulat; rata-rata dihitung dari skor yang belum dibulatkan.',
    "The chapter's form: scores of locations are rounded to whole numbers; averages are of unrounded scores.",
  ),
  'two-averages': text(
    'Rata-rata antarlokasi diberikan dengan dua cara: tanpa bobot (setiap lokasi sama) dan berbobot n (setiap responden sama).',
    'The average over locations is given in two ways: unweighted (every location the same) and by n (every respondent the same).',
  ),
  'without-label': text(
    'Versi instrumen gelombang ini tidak memberi arti pada kode itu; artinya berasal dari versi yang lebih baru.',
    "This wave's version of the instrument gives the code no meaning; the meaning shown is that of a newer version.",
  ),
  'way-unknown': text(
    'Tidak diketahui: kode yang tidak diberi arti dalam instrumen, sehingga tidak dapat disebut bersama atau sendiri.',
    'Unknown: codes that the instrument gives no meaning, so that they can be called neither joint nor alone.',
  ),
  asked: text(
    'Ditanya: yang menjawab, menolak, atau tidak tahu. Yang tidak ditanyakan, bagi siapa butir tidak berlaku, atau yang dilewati aturan lompat tidak termasuk.',
    'Asked: those who answered, refused or did not know. Who was not asked, to whom the item does not apply, or whom a skip rule passed over is not among them.',
  ),
  bounds: text(
    'Batas: seandainya semua yang ditanya tetapi tidak menjawab memberi jawaban terendah, atau tertinggi. Angka sebenarnya bagi yang ditanya ada di antara keduanya.',
    'Bounds: had all who were asked and did not answer given the lowest answer, or the highest. The true figure of those asked lies between them.',
  ),
  'two-groups': text(
    'Semua responden: siapa pun yang menjawab pada tiap gelombang. Panel: hanya yang menjawab butir itu pada kedua gelombang; perbedaannya dengan semua responden dapat berasal dari responden yang keluar atau masuk.',
    'All respondents: whoever answered in each wave. Panel: only those who answered the item in both waves; where it differs from all respondents, that may come from who left and who joined.',
  ),
  attrition: text(
    'Keluar: responden gelombang sebelumnya yang tidak ada lagi. Masuk: responden yang baru ada pada gelombang sesudahnya.',
    'Left: respondents of the earlier wave who are no longer there. Joined: respondents who are new in the later wave.',
  ),
  'percentage-points': text(
    'Selisih persentase dinyatakan dalam poin persen.',
    'Differences of percentages are in percentage points.',
  ),
  'method-changed': text(
    'Kedua gelombang memakai metode yang berbeda (wawancara dan penilaian kesepakatan); selisihnya mungkin berasal dari metode.',
    'The two waves used different methods (interviews and consensus rating); the difference may come from the method.',
  ),
  moves: text(
    'Naik dan turun menurut nilai pada skala; dari tidak ada menjadi ada dihitung naik.',
    'Up and down by the values of the scale; from no to yes counts as up.',
  ),
  'joint-known': text(
    'Bersama: hanya kode yang disebut bersama dalam versi instrumen yang dipakai; kode tanpa arti tidak termasuk.',
    'Joint: only codes that the version asked with calls joint; codes without a meaning are not among them.',
  ),
  'partial-network': text(
    'Jejaring hanya memuat hubungan yang disebut responden: hubungan antara yang tidak diwawancarai tidak tampak.',
    'The network holds only ties that respondents named: those between firms that were not interviewed do not show.',
  ),
  reciprocity: text(
    'Berbalas: yang disebut menyebut kembali pada keterkaitan lawannya (sejenis dengan sejenis, sebelumnya dengan sesudahnya). Lembaga yang bukan responden tidak dapat membalas dan tidak masuk dasar persentase.',
    'Reciprocated: the one named names back in the counter-linkage (peer with peer, backward with forward). Bodies that are no respondents cannot name back and are not in the base of the percentage.',
  ),
  betweenness: text(
    'Keperantaraan (betweenness): bagian dari pasangan lain yang jalur terpendeknya melewati simpul ini, arah diabaikan, dinormalkan antara 0 dan 1 (Freeman 1977).',
    'Betweenness: the share of other pairs whose shortest paths pass through this node, directions ignored, normalised between 0 and 1 (Freeman 1977).',
  ),
  reach: text(
    'Jangkauan: persen pasangan simpul lain yang saling terhubung, langsung atau lewat perantara. Simpul yang dikeluarkan tidak dihitung, sebelum maupun sesudahnya.',
    'Reach: percent of pairs of the other nodes that are connected, directly or through others. The node left out is not counted, before or after.',
  ),
  'no-broker': text('Tidak ada simpul yang berada di antara simpul lain.', 'No node lies between others.'),
} satisfies Record<string, Bilingual>;

export type StandingNote = keyof typeof NOTES;

/** @returns a note whose words are always the same */
export const note = (code: StandingNote): ReportNote => ({ code, text: NOTES[code] });

/** @returns the words of a code, when they are always the same */
export const standingNote = (code: string): ReportNote | undefined =>
  Object.hasOwn(NOTES, code) ? note(code as StandingNote) : undefined;
