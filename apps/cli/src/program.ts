import { Command } from 'commander';
import { addAdmin } from './commands/admin-command.js';
import { addBackup } from './commands/backup/backup-command.js';
import { addRestore } from './commands/backup/restore-command.js';
import { addBoard } from './commands/board-command.js';
import { addClaims } from './commands/claims/claims-command.js';
import { addCluster } from './commands/cluster-command.js';
import { addDefinition } from './commands/definition-command.js';
import { addDemo } from './commands/demo-command.js';
import { addGive } from './commands/give-command.js';
import { addHolidays } from './commands/holidays-command.js';
import { addHistory } from './commands/history-command.js';
import { addImport } from './commands/imports/import-command.js';
import { addImports } from './commands/imports/imports-command.js';
import { addInstrument } from './commands/instrument-command.js';
import { addMigrate } from './commands/migrate-command.js';
import { addInbox } from './commands/notices/inbox-command.js';
import { addPreferences } from './commands/notices/preferences-command.js';
import { addAccessRecords } from './commands/people/access-records-command.js';
import { addPersonFile } from './commands/people/person-file-command.js';
import { addObligations } from './commands/obligations/obligations-command.js';
import { addDeliveries } from './commands/queues/deliveries-command.js';
import { addQueues } from './commands/queues/queues-command.js';
import { addProjections } from './commands/projections-command.js';
import { addReport } from './commands/report-command.js';
import { addToken } from './commands/token-command.js';
import { addUp } from './commands/up-command.js';
import type { CommonOptions, Context } from './context.js';
import { both } from './language.js';

/** Makes a command's context from the options that commander read. */
export type ContextOf = (options: CommonOptions) => Context;

/** Adds one command, or a group of them, to the program. */
export type AddCommand = (program: Command, contextOf: ContextOf) => void;

const COMMANDS: readonly AddCommand[] = [
  addUp,
  addAdmin,
  addToken,
  addMigrate,
  addBackup,
  addRestore,
  addBoard,
  addCluster,
  addClaims,
  addHistory,
  addReport,
  addHolidays,
  addObligations,
  addInbox,
  addPreferences,
  addPersonFile,
  addAccessRecords,
  addGive,
  addDefinition,
  addInstrument,
  addImport,
  addImports,
  addDemo,
  addProjections,
  addQueues,
  addDeliveries,
];

/**
 * The command line `rumpun`: its help is in both languages, its texts in one.
 *
 * @returns one that throws a CommanderError, once it has said why, where commander would end the process
 */
export function createProgram(contextOf: ContextOf): Command {
  const program = new Command('rumpun')
    .description(
      both(
        'Rumpun: pengembangan klaster IKM tujuh langkah di atas catatan kejadian',
        'Rumpun: seven-step IKM cluster programmes on an event log',
      ),
    )
    .helpOption('-h, --help', both('tampilkan bantuan', 'show help'))
    .helpCommand('help [command]', both('bantuan untuk satu perintah', 'help for a command'))
    .configureHelp({ showGlobalOptions: true, styleTitle: bilingualTitle })
    .showHelpAfterError(both('(bantuan: tambahkan --help)', '(help: add --help)'));
  for (const add of COMMANDS) add(program, contextOf);
  program.exitOverride();
  forEach(program, (command) =>
    command
      .exitOverride()
      .helpOption('-h, --help', both('tampilkan bantuan', 'show help'))
      .configureHelp({ styleTitle: bilingualTitle }),
  );
  return program;
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': both('Pemakaian', 'Usage:'),
  'Options:': both('Pilihan', 'Options:'),
  'Arguments:': both('Argumen', 'Arguments:'),
  'Commands:': both('Perintah', 'Commands:'),
};
const bilingualTitle = (title: string): string => TITLES[title] ?? title;

function forEach(command: Command, visit: (command: Command) => void): void {
  for (const child of command.commands) {
    visit(child);
    forEach(child, visit);
  }
}
