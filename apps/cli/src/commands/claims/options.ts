import type { Command } from 'commander';
import { both } from '../../language.js';

export const FILE = both(
  'berkas .csv, .xlsx (satu baris per sel), atau .json',
  'a .csv or .xlsx file (one line for each cell), or .json',
);
export const EXIT_CODES = both(
  'Kode keluar check: 0 tidak ada yang bertentangan; 1 berkas ditolak; 2 berkas atau pilihan tak terbaca; 3 ada angka yang bertentangan',
  'Exit codes of check: 0 nothing contradicts; 1 file refused; 2 file or options cannot be read; 3 figures contradict',
);
export const named = (command: Command): Command =>
  command
    .option(
      '--title <text>',
      both('judul laporan bila berkas tidak menyebutnya', 'title of the report where its file has none'),
    )
    .option(
      '--source <text>',
      both('sumber laporan bila berkas tidak menyebutnya', 'source of the report where its file has none'),
    );
export const asOf = (command: Command): Command =>
  command.option('--as-of <when>', both('posisi, saat, atau hari', 'a position, an instant or a day'));
