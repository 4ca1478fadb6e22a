/** Excel writes characters that XML cannot hold as `_x0007_`, and an underscore before such a form as `_x005F_`. */
export const unescaped = (words: string): string =>
  words.includes('_x')
    ? words.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : words;

/**
 * Gathers the text of a string item or an inline string: of all its runs, without the phonetic guides of East Asian
 * scripts. A text that is longer than a cell can hold is cut one character beyond, so that its cell is refused.
 */
export class TextGatherer {
  private words = '';
  private inText = false;
  private inGuide = false;

  constructor(private readonly most: number) {}

  open(name: string): void {
    if (name === 't') this.inText = true;
    else if (name === 'rPh') this.inGuide = true;
  }

  text(words: string): void {
    if (this.inText && !this.inGuide && this.words.length <= this.most) this.words += words;
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.inGuide = false;
  }

  /** @returns what was gathered, and begins anew */
  take(): string {
    const words = unescaped(this.words.slice(0, this.most + 1));
    this.words = '';
    this.inText = this.inGuide = false;
    return words;
  }
}
