import { text } from '@app/contracts';
import { BadFile } from '../shared/problem.js';
import { type FileSource, firstBytes } from '../shared/source.js';
import type { FileFormat } from './types.js';

const OLD_OFFICE = 'd0cf11e0a1b11ae1';
const PDF = '25504446';
/** A zip archive begins with its first entry, or with its end where it has none. */
const ZIP = ['504b0304', '504b0506', '504b0708'];

/**
 * Tells a file's format by its first bytes, never by its name.
 *
 * @throws BadFile for what is known to be neither: an old or encrypted workbook, a PDF, an empty file
 */
export async function formatOf(source: FileSource): Promise<FileFormat> {
  const start = (await firstBytes(source, 8)).toString('hex');
  if (start === '') throw new BadFile('file-empty', text('kosong', 'is empty'));
  if (ZIP.some((mark) => start.startsWith(mark))) return 'xlsx';
  if (start.startsWith(OLD_OFFICE)) {
    throw new BadFile(
      'workbook-locked',
      text(
        'terkunci dengan kata sandi, atau berformat Excel lama (.xls); buka kuncinya dan simpan sebagai .xlsx',
        'is locked with a password, or in the old Excel format (.xls); unlock it and save it as .xlsx',
      ),
    );
  }
  if (start.startsWith(PDF)) {
    throw new BadFile(
      'format-unknown',
      text('adalah PDF; unggah CSV atau XLSX', 'is a PDF; upload CSV or XLSX'),
    );
  }
  return 'csv';
}
