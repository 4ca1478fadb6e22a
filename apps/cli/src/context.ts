import type { Env, Logger } from '@app/platform';
import { createLogger, parseEnv, StartProblem } from '@app/platform';
import type { Language } from './language.js';
import { languageOf } from './language.js';
import { Output } from './output.js';

/** Options that every command takes. */
export interface CommonOptions {
  readonly lang?: Language;
  readonly json?: boolean;
}

/** What a command runs with. */
export interface Context {
  readonly env: Env;
  readonly out: Output;
}

/**
 * @param options as commander read them
 * @throws StartProblem naming every environment variable that cannot be used
 */
export function contextOf(options: CommonOptions): Context {
  const parsed = parseEnv(process.env);
  if (!parsed.ok) {
    throw new StartProblem({
      id: parsed.problems.map(({ id }) => id).join('\n'),
      en: parsed.problems.map(({ en }) => en).join('\n'),
    });
  }
  const lang = options.lang ?? languageOf(process.env);
  return { env: parsed.env, out: new Output(lang, options.json ?? false) };
}

/**
 * The log of a command: on standard error, and only what went wrong unless LOG_LEVEL was given.
 *
 * @param fallback the level when LOG_LEVEL is not set
 */
export function loggerOf({ env }: Context, fallback: string = 'warn'): Logger {
  return createLogger({
    service: 'cli',
    level: process.env.LOG_LEVEL ? env.LOG_LEVEL : fallback,
    text: process.stderr.isTTY === true,
    destination: process.stderr,
  });
}
