/** Columns that a terminal gives to one letter: most take one, East Asian wide ones two, marks on others none. */
const width = (words: string): number =>
  [...words].reduce((sum, letter) => sum + (/\p{M}/u.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1), 0);

const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/;

/**
 * Lines up columns with two spaces between them; the first column always begins at the left.
 *
 * @param rows of equal length @param others where the other columns are set
 */
export function aligned(rows: readonly (readonly string[])[], others: 'left' | 'right'): string[] {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => width(row[index]!))));
  return rows.map((row) =>
    row
      .map((cell, index) => {
        const gap = ' '.repeat(widths[index]! - width(cell));
        return index > 0 && others === 'right' ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd(),
  );
}
