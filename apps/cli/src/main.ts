import { contextOf } from './context.js';
import { report } from './failure.js';
import type { Language } from './language.js';
import { languageOf } from './language.js';
import { createProgram } from './program.js';

/** The language of an error that came before the command line was read. */
function wantedLanguage(): Language {
  const given = process.argv[process.argv.indexOf('--lang') + 1];
  return given === 'id' || given === 'en' ? given : languageOf(process.env);
}

try {
  await createProgram(contextOf).parseAsync(process.argv);
} catch (error) {
  const { text, exitCode } = report(error, wantedLanguage());
  process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
}
