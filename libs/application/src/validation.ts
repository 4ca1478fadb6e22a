import type { CommandSpec } from '@app/contracts';
import { ownMessage } from '@app/contracts';
import type { Bilingual, Reason } from '@app/eventsourcing';
import { z } from 'zod';

const indonesian = z.locales.id().localeError;
const english = z.locales.en().localeError;

type Issue = z.core.$ZodIssue;

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function localised(issue: Issue, localise: typeof english): string {
  const found = localise({ ...issue, input: undefined } as never);
  return typeof found === 'string' ? found : (found?.message ?? issue.message);
}

/** What a value should have been, by the names that schemas give to types. */
const TYPES: Readonly<Record<string, Bilingual>> = {
  string: { id: 'teks', en: 'a text' },
  number: { id: 'bilangan', en: 'a number' },
  int: { id: 'bilangan bulat', en: 'a whole number' },
  boolean: { id: 'true atau false', en: 'true or false' },
  array: { id: 'daftar', en: 'a list' },
  object: { id: 'objek', en: 'an object' },
  record: { id: 'objek', en: 'an object' },
};

/** The locales know a wrong type only from the value itself, which is not given to them, and call it undefined. */
function typeMessage(issue: Issue): Bilingual | undefined {
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.message.endsWith('received undefined')) return { id: 'wajib diisi', en: 'is required' };
  const type = TYPES[issue.expected];
  return type && { id: `harus berupa ${type.id}`, en: `must be ${type.en}` };
}

/** Our own message says more than the locale's general one. */
const message = (issue: Issue): Bilingual =>
  ownMessage(issue.message) ??
  typeMessage(issue) ?? { id: localised(issue, indonesian), en: localised(issue, english) };

/** A member's name that may be told again: it can be nothing but a name. */
const PLAIN_NAME = /^[A-Za-z0-9_-]{1,60}$/;
const NAMELESS: Bilingual = { id: 'memuat anggota yang tidak dikenal', en: 'holds an unknown member' };

const unknown = (key: string): Bilingual => ({
  id: `anggota yang tidak dikenal: "${key}"`,
  en: `unknown member: "${key}"`,
});

type UnknownMembers = Extract<Issue, { code: 'unrecognized_keys' }>;

/** One reason per unknown member, at that member; one whose name is no plain name is told at what holds it. */
function unknownMembers(issue: UnknownMembers): Reason[] {
  return issue.keys.map((key) => ({
    code: 'unrecognized-keys',
    ...(PLAIN_NAME.test(key)
      ? { field: pointer([...issue.path, key]), text: unknown(key) }
      : { field: pointer(issue.path), text: NAMELESS }),
  }));
}

/** @returns every issue as a reason that names its field by JSON pointer; no value of the input is repeated */
export function issuesToReasons(issues: readonly Issue[]): Reason[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? unknownMembers(issue)
      : [{ code: issue.code.replaceAll('_', '-'), field: pointer(issue.path), text: message(issue) }],
  );
}

/** @returns the data as the schema reads it (trimmed, normalised), or all that is wrong with it */
export function checkBody(
  spec: CommandSpec,
  body: unknown,
): { ok: true; data: unknown } | { ok: false; reasons: Reason[] } {
  const parsed = spec.schema.safeParse(body);
  if (parsed.success) return { ok: true, data: parsed.data };
  return { ok: false, reasons: issuesToReasons(parsed.error.issues) };
}
