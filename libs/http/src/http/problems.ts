import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';

/** A kind of problem that the API answers. The code is stable and becomes `urn:rumpun:problem:<code>`. */
export interface ProblemKind {
  readonly status: number;
  readonly title: Bilingual;
  readonly detail: Bilingual;
}

/** Every kind of problem that is not the programme's own refusal; the documentation lists them from here. */
export const problemKinds = {
  'malformed-json': {
    status: 400,
    title: text('JSON tidak dapat dibaca', 'The JSON cannot be read'),
    detail: text('Perbaiki isi permintaan pada tempat yang disebut.', 'Correct the body at the place named.'),
  },
  'invalid-request': {
    status: 400,
    title: text('Permintaan belum benar', 'The request is not right yet'),
    detail: text('Perbaiki setiap kolom yang disebut.', 'Correct each field named.'),
  },
  'bad-request': {
    status: 400,
    title: text('Permintaan tidak dapat dibaca', 'The request cannot be read'),
    detail: text('Alamat atau kepala permintaan rusak.', 'Its address or its headers are broken.'),
  },
  'unknown-moment': {
    status: 400,
    title: text('Saat itu tidak ada dalam catatan', 'The log has no such moment'),
    detail: text(
      'Pilih posisi atau saat di dalam rentang yang disebut.',
      'Choose a position or a moment in the range named.',
    ),
  },
  unauthenticated: {
    status: 401,
    title: text('Anda belum masuk', 'You are not signed in'),
    detail: text('Masuk lebih dahulu, lalu ulangi.', 'Sign in first, then repeat this.'),
  },
  'sign-in-failed': {
    status: 401,
    title: text('Tidak dapat masuk', 'Signing in failed'),
    detail: text('Nama masuk atau kata sandi salah.', 'The login or the password is wrong.'),
  },
  forbidden: {
    status: 403,
    title: text('Peran Anda tidak mengizinkan ini', 'Your role does not allow this'),
    detail: text('Alasannya disebut satu per satu.', 'The reasons are listed.'),
  },
  'foreign-origin': {
    status: 403,
    title: text('Permintaan datang dari situs lain', 'The request comes from another site'),
    detail: text(
      'Perubahan hanya diterima dari alamat Rumpun sendiri. Periksa PUBLIC_URL bila alamat ini benar.',
      'Changes are taken from Rumpun’s own address only. Check PUBLIC_URL if this address is right.',
    ),
  },
  'not-found': {
    status: 404,
    title: text('Alamat ini tidak ada', 'There is no such address'),
    detail: text(
      'Daftar alamat ada di /api/v1/openapi.json.',
      'The addresses are listed in /api/v1/openapi.json.',
    ),
  },
  'unknown-link': {
    status: 404,
    title: text('Tautan ini tidak berlaku', 'This link is not valid'),
    detail: text(
      'Mungkin terpotong saat disalin, atau sudah dicabut. Buka lagi dari pesan aslinya, atau masuk ke Rumpun.',
      'It may have been cut when it was copied, or revoked. Open it again from the message itself, or sign in to Rumpun.',
    ),
  },
  'unknown-id': {
    status: 404,
    title: text('Yang dicari tidak ada', 'There is no such thing'),
    detail: text('Periksa id yang disebut.', 'Check the id named.'),
  },
  'unknown-command': {
    status: 404,
    title: text('Perintah ini tidak ada', 'There is no such command'),
    detail: text('Perintah yang ada disebut di bawah.', 'The commands that exist are named below.'),
  },
  'method-not-allowed': {
    status: 405,
    title: text('Metode ini tidak diterima di sini', 'This method is not accepted here'),
    detail: text('Metode yang diterima ada di kepala Allow.', 'The header Allow names those that are.'),
  },
  'unknown-report': {
    status: 404,
    title: text('Laporan ini tidak ada', 'There is no such report'),
    detail: text('Laporan yang ada disebut di bawah.', 'The reports that exist are named below.'),
  },
  'not-acceptable': {
    status: 406,
    title: text('Bentuk berkas ini tidak ada', 'There is no such form of it'),
    detail: text(
      'Pilih dengan format=… atau Accept; bentuk yang ada disebut di bawah.',
      'Choose by format=… or Accept; those that exist are named below.',
    ),
  },
  conflict: {
    status: 409,
    title: text('Ada yang lebih dahulu', 'Somebody was faster'),
    detail: text(
      'Orang lain mengubah hal yang sama pada saat yang sama. Ulangi.',
      'Others changed the same thing at the same time. Repeat this.',
    ),
  },
  'stale-version': {
    status: 412,
    title: text('Yang Anda lihat sudah berubah', 'What you saw has changed'),
    detail: text(
      'Muat ulang, periksa perubahannya, lalu putuskan lagi.',
      'Load it again, look at what changed, then decide anew.',
    ),
  },
  'reset-link-unusable': {
    status: 410,
    title: text('Tautan ini tidak berlaku', 'This link does not work'),
    detail: text(
      'Minta tautan baru kepada pengelola Rumpun; alasannya disebut.',
      'Ask whoever runs Rumpun for a new link; the reason is named.',
    ),
  },
  'sso-off': {
    status: 404,
    title: text('Masuk tunggal tidak dipakai di sini', 'There is no single sign-on here'),
    detail: text('Masuklah dengan kata sandi.', 'Sign in with your password.'),
  },
  'sso-attempt-unusable': {
    status: 400,
    title: text('Upaya masuk ini tidak berlaku lagi', 'This sign-in does not count any more'),
    detail: text(
      'Sudah dipakai, lewat 10 menit, atau dimulai di peramban atau sesi lain. Mulailah lagi.',
      'It was used, is older than 10 minutes, or was begun in another browser or session. Begin again.',
    ),
  },
  'sso-denied': {
    status: 403,
    title: text('Penyedia identitas tidak memasukkan Anda', 'The identity provider did not sign you in'),
    detail: text(
      'Anda membatalkan atau tidak diizinkan di sana. Mulailah lagi, atau masuk dengan kata sandi.',
      'You cancelled, or are not allowed there. Begin again, or sign in with your password.',
    ),
  },
  'sso-not-linked': {
    status: 403,
    title: text('Belum ada akun yang terhubung', 'No account is linked yet'),
    detail: text(
      'Masuklah dengan kata sandi lalu hubungkan akun Anda, atau berikan issuer dan subject ini kepada admin.',
      'Sign in with your password and link your account, or give this issuer and subject to an administrator.',
    ),
  },
  'sso-account-disabled': {
    status: 403,
    title: text('Akun Anda dinonaktifkan', 'Your account is disabled'),
    detail: text('Hubungi admin Rumpun.', 'Ask an administrator of Rumpun.'),
  },
  'sso-link-refused': {
    status: 409,
    title: text('Akun tidak dihubungkan', 'The account was not linked'),
    detail: text('Alasannya disebut satu per satu.', 'The reasons are listed.'),
  },
  'sso-clocks-differ': {
    status: 400,
    title: text(
      'Jawaban penyedia identitas sudah lewat waktu',
      'The identity provider’s answer is out of time',
    ),
    detail: text(
      'Mulailah lagi. Bila berulang, jam server ini dan jam penyedia berbeda: beri tahu admin.',
      'Begin again. If it happens again, the clocks of this server and of the provider differ: tell an administrator.',
    ),
  },
  'sso-untrusted': {
    status: 400,
    title: text('Jawaban penyedia identitas tidak sah', 'The identity provider’s answer does not hold'),
    detail: text(
      'Tidak ada yang dimasukkan. Mulailah lagi; bila berulang, beri tahu admin: log server menyebut sebabnya.',
      'Nobody was signed in. Begin again; if it happens again, tell an administrator: the server’s log names the cause.',
    ),
  },
  'sso-unavailable': {
    status: 503,
    title: text('Penyedia identitas tidak dapat dihubungi', 'The identity provider cannot be reached'),
    detail: text(
      'Ulangi sebentar lagi, atau masuk dengan kata sandi.',
      'Repeat this in a moment, or sign in with your password.',
    ),
  },
  'payload-too-large': {
    status: 413,
    title: text('Isi permintaan terlalu besar', 'The body is too large'),
    detail: text('Paling banyak 1 MiB.', 'At most 1 MiB.'),
  },
  'uri-too-long': {
    status: 414,
    title: text('Alamat terlalu panjang', 'The address is too long'),
    detail: text('Pendekkan alamatnya.', 'Shorten the address.'),
  },
  'unsupported-media-type': {
    status: 415,
    title: text('Jenis isi tidak diterima', 'This type of body is not accepted'),
    detail: text(
      'Kirim JSON dengan Content-Type: application/json.',
      'Send JSON with Content-Type: application/json.',
    ),
  },
  'command-id-reused': {
    status: 422,
    title: text('Idempotency-Key sudah dipakai', 'This Idempotency-Key was used before'),
    detail: text(
      'Kunci itu milik permintaan lain. Pakai kunci baru untuk permintaan ini.',
      'It belongs to another request. Use a new key for this one.',
    ),
  },
  'too-many-attempts': {
    status: 429,
    title: text('Terlalu banyak percobaan', 'Too many attempts'),
    detail: text('Tunggu sebentar, lalu coba lagi.', 'Wait a moment, then try again.'),
  },
  'headers-too-large': {
    status: 431,
    title: text('Kepala permintaan terlalu besar', 'The headers are too large'),
    detail: text(
      'Hapus kuki lama atau kepala yang tidak perlu.',
      'Remove old cookies or headers that are not needed.',
    ),
  },
  internal: {
    status: 500,
    title: text('Terjadi kesalahan di server', 'Something went wrong in the server'),
    detail: text(
      'Kesalahan ini dicatat. Sebutkan nomor permintaan bila melapor.',
      'It has been recorded. Name the request id when you report it.',
    ),
  },
  overloaded: {
    status: 503,
    title: text('Server sedang penuh', 'The server is busy'),
    detail: text(
      'Tidak ada yang dicatat. Ulangi sebentar lagi.',
      'Nothing was recorded. Repeat this in a moment.',
    ),
  },
  unavailable: {
    status: 503,
    title: text('Layanan belum siap', 'The service is not ready'),
    detail: text('Ulangi sebentar lagi.', 'Repeat this in a moment.'),
  },
  'wait-timed-out': {
    status: 504,
    title: text('Catatan Anda belum tampak', 'Your entry is not visible yet'),
    detail: text(
      'Entri sudah dicatat, tetapi belum sampai ke tampilan. Ulangi sebentar lagi.',
      'It is recorded and has not reached this view. Repeat this in a moment.',
    ),
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemKinds;

/** @returns the kind that a bare HTTP status stands for, for errors of the framework */
export function kindOfStatus(status: number): ProblemCode {
  const byStatus: Record<number, ProblemCode> = {
    401: 'unauthenticated',
    403: 'forbidden',
    404: 'not-found',
    405: 'method-not-allowed',
    406: 'not-acceptable',
    409: 'conflict',
    413: 'payload-too-large',
    414: 'uri-too-long',
    415: 'unsupported-media-type',
    429: 'too-many-attempts',
    431: 'headers-too-large',
    503: 'unavailable',
  };
  return byStatus[status] ?? (status >= 500 ? 'internal' : 'bad-request');
}
