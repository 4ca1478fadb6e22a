import { CommanderError } from 'commander';
import { contextOf } from './context.js';
import { report } from './failure.js';
import type { Language } from './language.js';
import { languageOf } from './language.js';
import { createProgram } from './program.js';

/**
 * Runs one command line to its end. What it has to say is on standard output and standard error by then.
 *
 * @param argv as in process.argv: the arguments begin at the third
 * @returns the exit code: 0; 1 when it could not be done, 2 when an argument cannot be used, 70 for what nobody foresaw
 */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    await createProgram(contextOf).parseAsync([...argv]);
    return 0;
  } catch (error) {
    // Said already: help that was asked for, or what is wrong with the arguments.
    if (error instanceof CommanderError) return error.exitCode;
    const { text, exitCode } = report(error, wantedLanguage(argv));
    process.stderr.write(`${text}\n`);
    return exitCode;
  }
}

/** The language of an error that came before the command line was read. */
function wantedLanguage(argv: readonly string[]): Language {
  const given = argv[argv.indexOf('--lang') + 1];
  return given === 'id' || given === 'en' ? given : languageOf(process.env);
}
