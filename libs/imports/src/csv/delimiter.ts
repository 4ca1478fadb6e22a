import { HEADER_SEARCH_ROWS } from '../shared/raw-row.js';

/** In the order of preference where nothing tells them apart. */
const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const unquoted = (cell: string): string => cell.trim().replace(/^"(.*)"$/s, '$1');

/**
 * The delimiter under which the header shows the most known columns; where no row shows any, the one that occurs most.
 * Indonesian spreadsheets write semicolons, for the comma is their decimal mark.
 *
 * @param start the first characters of the file
 * @param known whether a header is one of the expected columns
 */
export function delimiterOf(start: string, known: (header: string) => boolean): Delimiter {
  const lines = start.split(/\r\n|\n|\r/).slice(0, HEADER_SEARCH_ROWS);
  const said = /^"?sep=(.)"?$/.exec(lines[0] ?? '')?.[1] as Delimiter | undefined;
  if (said !== undefined && DELIMITERS.includes(said)) return said;
  const judged = DELIMITERS.map((delimiter) => {
    const cells = lines.map((line) => line.split(delimiter));
    const columns = Math.max(...cells.map((row) => row.filter((cell) => known(unquoted(cell))).length));
    return { delimiter, columns, cells: cells.flat().length };
  });
  const best = judged.reduce((a, b) =>
    b.columns > a.columns || (b.columns === a.columns && b.cells > a.cells) ? b : a,
  );
  return best.delimiter;
}
