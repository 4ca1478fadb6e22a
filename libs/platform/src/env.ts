import { z } from 'zod';
import { channelRules, channelVariables } from './env-channels.js';
import { proxyRules, proxyVariables } from './env-proxy.js';
import { singleSignOnLacks, singleSignOnRules, singleSignOnVariables } from './env-single-sign-on.js';
import type { Wording } from './problem.js';

/** One environment variable that cannot be used. `value` is left out where it could hold a password. */
export interface EnvProblem extends Wording {
  readonly name: string;
  readonly value?: string;
}

interface Rule {
  /** What would be accepted, to stand after "must be" / "harus". */
  readonly must: Wording;
  /** Whether the value may hold a password, and so is never repeated. */
  readonly secret?: boolean;
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const MODES = ['development', 'production', 'test'] as const;

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '';
}

const postgresUrl = z.string().refine((text) => isUrl(text, ['postgres:', 'postgresql:']));
const databaseMust: Wording = {
  id: 'alamat PostgreSQL, misalnya postgres://pengguna:sandi@host:5432/rumpun',
  en: 'a PostgreSQL address, e.g. postgres://user:password@host:5432/rumpun',
};

/** The public address ends without a slash, so that a path can be put behind it. */
const publicUrl = z
  .string()
  .refine((text) => isUrl(text, ['http:', 'https:']) && !new URL(text).search && !new URL(text).hash)
  .transform((text) => text.replace(/\/+$/, ''));

const LINE_MAX = 120;
const letterheadLine = z.string().max(LINE_MAX);

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(3000),
  HOST: z
    .string()
    .regex(/^[a-zA-Z0-9.:_-]+$/)
    .default('127.0.0.1'),
  RUMPUN_HOME: z
    .string()
    .refine((text) => !text.includes('\0'))
    .default('.rumpun'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_SEALER_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  REDIS_URL: z
    .string()
    .refine((text) => isUrl(text, ['redis:', 'rediss:']))
    .optional(),
  PUBLIC_URL: publicUrl.optional(),
  ...proxyVariables,
  LETTERHEAD_INSTITUTION: letterheadLine.optional(),
  LETTERHEAD_UNIT: letterheadLine.optional(),
  /** Lines with `|` between them. */
  LETTERHEAD_ADDRESS: z.string().max(600).optional(),
  ...channelVariables,
  ...singleSignOnVariables,
  LOG_LEVEL: z.enum(LEVELS).default('info'),
  NODE_ENV: z.enum(MODES).default('development'),
});

/** The environment, checked. Addresses that were not given are undefined. */
export type Env = z.infer<typeof schema>;

type Name = keyof Env;

const shorterThan = (letters: number): Wording => ({
  id: `teks paling panjang ${letters} huruf`,
  en: `a text of at most ${letters} characters`,
});

const RULES: Record<Name, Rule> = {
  PORT: { must: { id: 'bilangan bulat dari 0 sampai 65535', en: 'a whole number from 0 to 65535' } },
  HOST: {
    must: {
      id: 'nama host atau alamat IP, misalnya 127.0.0.1',
      en: 'a host name or IP address, e.g. 127.0.0.1',
    },
  },
  RUMPUN_HOME: { must: { id: 'jalur folder', en: 'the path of a folder' } },
  DATABASE_URL: { must: databaseMust, secret: true },
  DATABASE_SEALER_URL: { must: databaseMust, secret: true },
  DATABASE_OWNER_URL: { must: databaseMust, secret: true },
  REDIS_URL: {
    must: { id: 'alamat Redis, misalnya redis://host:6379', en: 'a Redis address, e.g. redis://host:6379' },
    secret: true,
  },
  PUBLIC_URL: {
    must: {
      id: 'alamat http(s) tanpa kueri, misalnya https://rumpun.example.id',
      en: 'an http(s) address without a query, e.g. https://rumpun.example.org',
    },
    secret: true,
  },
  ...proxyRules,
  LETTERHEAD_INSTITUTION: { must: shorterThan(LINE_MAX) },
  LETTERHEAD_UNIT: { must: shorterThan(LINE_MAX) },
  LETTERHEAD_ADDRESS: { must: shorterThan(600) },
  ...channelRules,
  ...singleSignOnRules,
  LOG_LEVEL: { must: { id: `salah satu dari ${LEVELS.join(', ')}`, en: `one of ${LEVELS.join(', ')}` } },
  NODE_ENV: { must: { id: `salah satu dari ${MODES.join(', ')}`, en: `one of ${MODES.join(', ')}` } },
};

/**
 * Parses the environment, once, at the start of a program. An empty value counts as not given.
 * @param source usually `process.env`; other variables in it are ignored
 * @returns the checked values with their defaults, or every problem found, in the order of the documentation
 */
export function parseEnv(
  source: Readonly<Record<string, string | undefined>>,
): { ok: true; env: Env } | { ok: false; problems: EnvProblem[] } {
  const names = Object.keys(schema.shape) as Name[];
  const given = Object.fromEntries(names.map((name) => [name, source[name]?.trim() || undefined]));
  const result = schema.safeParse(given);
  if (result.success) {
    const problems = singleSignOnLacks(result.data);
    return problems.length > 0 ? { ok: false, problems } : { ok: true, env: result.data };
  }
  const wrong = new Set(result.error.issues.map((issue) => issue.path[0]));
  return {
    ok: false,
    problems: names.filter((name) => wrong.has(name)).map((name) => problem(name, given[name])),
  };
}

function problem(name: Name, value: string | undefined): EnvProblem {
  const { must, secret } = RULES[name];
  const shown = secret ? '' : ` ("${value}")`;
  return {
    name,
    ...(secret ? {} : { value }),
    id: `${name}${shown} harus ${must.id}.`,
    en: `${name}${shown} must be ${must.en}.`,
  };
}
