import type { CommandSpec } from '@app/contracts';
import type { Reason } from '@app/eventsourcing';
import { z } from 'zod';

const indonesian = z.locales.id().localeError;
const english = z.locales.en().localeError;

type Issue = z.core.$ZodIssue;

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function message(issue: Issue, localise: typeof english): string {
  // A message of our own (custom checks, patterns) says more than the locale's general one.
  if (issue.code === 'custom' || (issue.code === 'invalid_format' && issue.format === 'regex')) return issue.message;
  const localised = localise({ ...issue, input: undefined } as never);
  return typeof localised === 'string' ? localised : (localised?.message ?? issue.message);
}

/** @returns every issue as a reason that names its field by JSON pointer; no value of the input is repeated */
export function issuesToReasons(issues: readonly Issue[]): Reason[] {
  return issues.map((issue) => ({
    code: issue.code.replaceAll('_', '-'),
    field: pointer(issue.path),
    text: { id: message(issue, indonesian), en: message(issue, english) },
  }));
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
