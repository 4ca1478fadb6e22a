import { text } from '@app/contracts';
import { BadFile } from '../shared/problem.js';

export const brokenWorkbook = (row: number | null = null, column: number | null = null): BadFile =>
  new BadFile(
    'workbook-broken',
    text(
      'rusak atau bukan buku kerja XLSX; buka di Excel dan simpan kembali sebagai .xlsx',
      'is damaged or no XLSX workbook; open it in Excel and save it again as .xlsx',
    ),
    row,
    column,
  );

export const lockedWorkbook = (): BadFile =>
  new BadFile(
    'workbook-locked',
    text(
      'terkunci dengan kata sandi; buka kuncinya dan simpan kembali',
      'is locked with a password; unlock it and save it again',
    ),
  );

export const inflatesTooFar = (): BadFile =>
  new BadFile(
    'workbook-inflates',
    text(
      'membesar terlalu jauh saat dibuka (bom zip, atau lembar dengan jutaan sel kosong berformat)',
      'grows too large when opened (a zip bomb, or a sheet with millions of formatted blank cells)',
    ),
  );

export const tooManyParts = (): BadFile =>
  new BadFile('workbook-parts', text('memuat terlalu banyak bagian', 'has too many parts'));

export const otherWorkbook = (): BadFile =>
  new BadFile(
    'format-unknown',
    text(
      'bukan buku kerja XLSX (mungkin .ods, .xlsb, atau arsip zip); simpan sebagai .xlsx',
      'is no XLSX workbook (.ods, .xlsb or a zip archive perhaps); save it as .xlsx',
    ),
  );

export const tooMuchText = (): BadFile =>
  new BadFile(
    'workbook-text',
    text(
      'memuat terlalu banyak teks; bagilah menjadi beberapa berkas',
      'holds too much text; split it into several files',
    ),
  );
