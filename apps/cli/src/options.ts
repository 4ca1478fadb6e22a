import { Option } from 'commander';
import { both } from './language.js';

/** `--lang`, on every command. */
export const langOption = (): Option =>
  new Option('--lang <lang>', both('bahasa teks', 'language of texts')).choices(['id', 'en']);

/** `--json`, on commands that print data. */
export const jsonOption = (): Option =>
  new Option('--json', both('cetak data sebagai JSON', 'print data as JSON'));
