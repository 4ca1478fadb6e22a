// A cheap look first; the second expression (with the u flag) tells lone surrogates from pairs.
// eslint-disable-next-line no-control-regex
const SUSPECT = /[\u0000\ud800-\udfff]/;
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000\p{Surrogate}]/u;

/**
 * PostgreSQL's text and jsonb refuse NUL, jsonb lone surrogates, while the log's bytea would keep both: one such
 * event would stop every projection for ever.
 *
 * @returns why a text may not stand in an event, or null when it may
 */
export function textProblem(text: string): string | null {
  if (!SUSPECT.test(text) || !FORBIDDEN.test(text)) return null;
  return text.includes('\0') ? 'contains the character NUL' : 'contains half of a surrogate pair';
}
