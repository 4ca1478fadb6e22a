import type { Report } from '@app/contracts';

/**
 * A report as canonical JSON (RFC 8785: keys in the order of their UTF-16 code units, no white space) with a newline at
 * its end. Both languages are in it. Lone surrogates are written as escapes, for the report is data and not ours to
 * refuse here.
 */
export const reportJson = (report: Report): string => `${canonical(report)}\n`;

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  // Written key by key: an object built in order would still list keys such as "10" before all others.
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}
