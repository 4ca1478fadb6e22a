import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { failed } from './failure.js';

/**
 * Asks a question on the terminal; without one, or with piped input, answers with the next line of it.
 *
 * @param options.hidden the answer is not shown
 */
export class Prompt {
  private muted = false;
  private readonly lines: AsyncIterator<string>;
  private readonly reader;

  constructor() {
    const output = new Writable({
      write: (chunk, _encoding, done) => {
        if (!this.muted) process.stderr.write(chunk as Buffer);
        done();
      },
    });
    const terminal = process.stdin.isTTY === true;
    this.reader = createInterface({ input: process.stdin, output, terminal });
    this.lines = this.reader[Symbol.asyncIterator]();
  }

  async ask(question: string, options: { hidden?: boolean } = {}): Promise<string> {
    process.stderr.write(`${question} `);
    this.muted = options.hidden ?? false;
    const { value, done } = await this.lines.next();
    if (this.muted) process.stderr.write('\n');
    this.muted = false;
    if (done) throw failed('Jawaban tidak diberikan.', 'No answer was given.', 2);
    return (value as string).trim();
  }

  close(): void {
    this.reader.close();
  }
}
