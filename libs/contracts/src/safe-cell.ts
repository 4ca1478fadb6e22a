/** What a spreadsheet takes for the beginning of a formula, in plain and in full width (OWASP, CSV injection). */
const TRIGGER = '=+\\-@\\uff1d\\uff0b\\uff0d\\uff20';
const AT_THE_START = new RegExp(`^(?=\\s*[${TRIGGER}]|[\\t\\r\\n])`);
// The look behind comes second: it is asked only where a trigger stands, so that long white space costs nothing.
const AFTER_A_SEPARATOR = new RegExp(`(?=[${TRIGGER}])(?<=[,;\\t\\r\\n"]\\s*)`, 'g');

/**
 * A text that no spreadsheet executes: `=`, `+`, `-` and `@` at its start get an apostrophe before them, and so does a
 * text that starts with a tab or a line break. The same inside, after a comma, a semicolon, a tab, a quote or a line
 * break: a spreadsheet set to the other language's separator would cut the text there and find a new cell.
 *
 * Only for texts. Numbers are written as they are, negative ones too.
 */
export const safeCell = (words: string): string =>
  words.replace(AFTER_A_SEPARATOR, "'").replace(AT_THE_START, "'");
