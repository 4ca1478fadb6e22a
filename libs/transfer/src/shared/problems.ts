import { text } from '@app/contracts';
import type { JobProblem } from '@app/jobs';

/** The stored file is no longer there. */
export const fileGone: JobProblem = {
  code: 'file-gone',
  text: text(
    'Berkas ini sudah tidak disimpan; kirim berkas yang sama sekali lagi',
    'This file is kept no longer; send the same file again',
  ),
};

/** The stored file is not what was stored. */
export const fileDamaged: JobProblem = {
  code: 'file-damaged',
  text: text(
    'Berkas yang tersimpan rusak atau diubah; kirim berkas yang sama sekali lagi',
    'The stored file is damaged or was changed; send the same file again',
  ),
};
