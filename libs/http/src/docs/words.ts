import { text } from '@app/contracts';

/** The words of the documentation page, in both languages. */
export const words = {
  title: text('Rumpun · Dokumentasi API', 'Rumpun · API documentation'),
  lead: text(
    'Mesin alur kerja pengembangan klaster IKM: tujuh langkah, dari membentuk FPK sampai monitoring. Setiap perintah menjadi catatan yang tidak dapat diubah; setiap penolakan menyebut semua alasannya, dengan buktinya.',
    'A workflow engine for the development of IKM clusters: seven steps, from forming the forum to monitoring. Every command becomes a record that cannot be changed; every refusal names all its reasons, with the evidence.',
  ),
  skip: text('Langsung ke isi', 'Skip to the content'),
  contents: text('Daftar isi', 'Contents'),
  begin: text('Mulai', 'First steps'),
  signIn: text('Masuk; kuki sesi disimpan oleh curl.', 'Sign in; curl keeps the session cookie.'),
  command: text(
    'Beri perintah. Kunci yang sama dicatat satu kali saja, walau dikirim ulang.',
    'Give a command. The same key is recorded once, however often it is sent.',
  ),
  read: text(
    'Baca dengan id dari jawaban: yang baru dicatat pasti tampak.',
    'Read with the id of the answer: what was just recorded is sure to show.',
  ),
  rules: text('Aturan umum', 'General rules'),
  commands: text('Perintah', 'Commands'),
  fields: text('Kolom', 'Fields'),
  field: text('Kolom', 'Field'),
  type: text('Jenis', 'Type'),
  required: text('wajib', 'required'),
  none: text('Tanpa kolom.', 'No fields.'),
  example: text('Contoh yang berhasil', 'An example that succeeds'),
  answer: text('Contoh jawaban', 'An example answer'),
  answers: text('Jawaban', 'Answers'),
  parameters: text('Dalam alamat dan kepala', 'In the address and the headers'),
  problems: text('Masalah', 'Problems'),
  problemsLead: text(
    'Semua masalah dijawab sebagai application/problem+json (RFC 9457) dengan kode tetap dan teks kedua bahasa.',
    'All problems are answered as application/problem+json (RFC 9457) with a stable code and the text in both languages.',
  ),
  code: text('Kode', 'Code'),
  meaning: text('Arti', 'Meaning'),
  refused: text(
    'Penolakan program memakai status 422 dan kodenya sendiri, dengan seluruh daftar periksa.',
    'A refusal of the programme has status 422 and a code of its own, with the whole checklist.',
  ),
  machine: text('Untuk program', 'For programs'),
  language: text('Bahasa', 'Language'),
} as const;

/** Rules that no single route explains. */
export const rules = [
  {
    term: text('Idempotency-Key'),
    text: text(
      'Kirim satu kunci per maksud. Bila jawaban hilang di jalan, ulangi dengan kunci yang sama: jawabannya sama, catatannya satu.',
      'Send one key per intention. When an answer is lost on the way, repeat it with the same key: the answer is the same, the record is one.',
    ),
  },
  {
    term: text('ETag, If-Match'),
    text: text(
      'Setiap hal punya versi. Kirim ETag yang Anda lihat sebagai If-Match; bila sudah berubah, jawabannya 412 beserta perubahannya.',
      'Each thing has a version. Send the ETag you saw as If-Match; when it has changed the answer is 412 with what changed.',
    ),
  },
  {
    term: text('?wait='),
    text: text(
      'Menunggu sampai entri dengan id itu tampak. Bila terlalu lama: 504, tidak pernah data lama tanpa tanda.',
      'Waits until the entry with that id shows. When that takes too long: 504, never old data unmarked.',
    ),
  },
  {
    term: text('?asOf='),
    text: text(
      'Keadaan pada suatu posisi, saat, atau hari: seperti yang tercatat waktu itu.',
      'The state at a position, an instant or a day: as it was recorded then.',
    ),
  },
  {
    term: text('effectiveAt'),
    text: text(
      'Sejak kapan fakta berlaku di lapangan, bila bukan sekarang. Saat pencatatan selalu jam server.',
      'Since when a fact holds in the world, when not now. The time of recording is always the server’s clock.',
    ),
  },
  {
    term: text('Accept-Language'),
    text: text(
      'id (bawaan) atau en. Isi masalah selalu memuat keduanya.',
      'id (default) or en. A problem always holds both.',
    ),
  },
] as const;
