import { type Command, Option } from 'commander';
import { both } from './language.js';

/** `--lang`, on every command. */
export const langOption = (): Option =>
  new Option('--lang <lang>', both('bahasa teks', 'language of texts')).choices(['id', 'en']);

/** `--json`, on commands that print data. */
export const jsonOption = (): Option =>
  new Option('--json', both('cetak data sebagai JSON', 'print data as JSON'));

/** Which embedded installation, where there are two and the environment names no database. */
export const placeOptions = (): Option[] => [
  new Option('--fresh', both('instalasi sungguhan di RUMPUN_HOME', 'the real installation in RUMPUN_HOME')),
  new Option('--demo', both('contoh di RUMPUN_HOME', 'the demo in RUMPUN_HOME')).conflicts('fresh'),
];

/**
 * Adds `--json` and `--lang` to a command.
 *
 * @param more further options: which installation, for a command that needs one
 */
export const withOptions = (command: Command, ...more: readonly Option[]): Command => {
  for (const option of [jsonOption(), langOption(), ...more]) command.addOption(option);
  return command;
};
