import type { Limits } from '../shared/limits.js';
import type { Archive } from './archive.js';
import { tooMuchText } from './refusals.js';
import { TextGatherer } from './texts.js';
import { readXml } from './xml.js';

/** As many as 100,000 rows of forty different texts have. */
const MOST_TEXTS = 4_000_000;

/**
 * The texts that a workbook keeps apart from its sheets, outside of the heap: one buffer and the places where each
 * ends. As UTF-16, so that half a surrogate pair stays what it is.
 */
export class SharedStrings {
  private bytes = Buffer.alloc(65_536);
  private ends = new Uint32Array(4_096);
  private count = 0;
  private used = 0;

  constructor(private readonly mostBytes: number) {}

  /** @throws BadFile when there are too many or they are too long together */
  add(words: string): void {
    const end = this.used + words.length * 2;
    if (end > this.mostBytes || this.count >= MOST_TEXTS) throw tooMuchText();
    if (end > this.bytes.length) {
      const larger = Buffer.alloc(Math.min(this.mostBytes, Math.max(end, this.bytes.length * 2)));
      this.bytes.copy(larger, 0, 0, this.used);
      this.bytes = larger;
    }
    if (this.count === this.ends.length) {
      const more = new Uint32Array(this.ends.length * 2);
      more.set(this.ends);
      this.ends = more;
    }
    this.bytes.write(words, this.used, 'utf16le');
    this.used = end;
    this.ends[this.count] = end;
    this.count += 1;
  }

  /** @returns the text of an index; undefined when there is none */
  get(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined;
    const start = index === 0 ? 0 : this.ends[index - 1]!;
    return this.bytes.toString('utf16le', start, this.ends[index]);
  }
}

/** @param part null when the workbook keeps no texts apart */
export async function readSharedStrings(
  archive: Archive,
  part: string | null,
  limits: Limits,
): Promise<SharedStrings> {
  const strings = new SharedStrings(limits.sharedTextBytes);
  if (part === null) return strings;
  const gatherer = new TextGatherer(limits.cellCharacters);
  await readXml(archive.text(part), {
    open: (name) => gatherer.open(name),
    text: (words) => gatherer.text(words),
    close(name) {
      gatherer.close(name);
      if (name === 'si') strings.add(gatherer.take());
    },
  });
  return strings;
}
