import { createInterface } from 'node:readline';
import type { CellProblem, FileFormat } from '@app/imports';
import { problemAt } from '@app/imports';
import type { Spool, SpoolFile, SpoolWriter, StoredFile } from '@app/jobs';

/**
 * What a dry run found, row by row: kept as an encrypted file and not in the job, because headers of a file may hold
 * anything. The first line is about the file, each further one is a problem.
 */
export interface ReportHead {
  readonly format: FileFormat | null;
  readonly unknownColumns: readonly string[];
}

/** Bytes gathered before they are handed on. */
const PIECE = 65_536;

/** Writes a report while the file is read. */
export class ReportWriter {
  private lines: string[] = [];
  private held = 0;
  private begun = false;

  private constructor(private readonly writer: SpoolWriter) {}

  static async begin(spool: Spool): Promise<ReportWriter> {
    return new ReportWriter(await spool.writer());
  }

  /** Before any problem. */
  async head(head: ReportHead): Promise<void> {
    if (this.begun) return;
    this.begun = true;
    await this.line(head);
  }

  async problems(problems: readonly CellProblem[]): Promise<void> {
    for (const problem of problems) await this.line(problem);
  }

  async finish(): Promise<StoredFile> {
    await this.flush();
    return this.writer.finish();
  }

  discard(): Promise<void> {
    return this.writer.discard();
  }

  private async line(value: object): Promise<void> {
    const line = `${JSON.stringify(value)}\n`;
    this.lines.push(line);
    this.held += line.length;
    if (this.held >= PIECE) await this.flush();
  }

  private async flush(): Promise<void> {
    if (this.lines.length === 0) return;
    const bytes = Buffer.from(this.lines.join(''));
    [this.lines, this.held] = [[], 0];
    await this.writer.write(bytes);
  }
}

/** A report as it was kept. */
export class Report {
  constructor(private readonly file: SpoolFile) {}

  /** @returns what is said of the file, and its first problems */
  async first(count: number): Promise<ReportHead & { readonly problems: readonly CellProblem[] }> {
    const lines = this.lines();
    try {
      const head = (await lines.next()).value as ReportHead | undefined;
      const problems: CellProblem[] = [];
      while (problems.length < count) {
        const next = await lines.next();
        if (next.done) break;
        problems.push(next.value as CellProblem);
      }
      return { format: head?.format ?? null, unknownColumns: head?.unknownColumns ?? [], problems };
    } finally {
      await lines.return(undefined);
    }
  }

  /** All problems, in the order of the file. */
  async *problems(): AsyncGenerator<CellProblem> {
    const lines = this.lines();
    await lines.next();
    yield* lines as AsyncGenerator<CellProblem>;
  }

  private async *lines(): AsyncGenerator<object> {
    const input = this.file.read();
    try {
      for await (const line of createInterface({ input, crlfDelay: Infinity }))
        yield JSON.parse(line) as object;
    } finally {
      input.destroy();
    }
  }
}

/** Where in the file the field stands that a decision is about. */
const COLUMNS: Readonly<Record<string, string>> = {
  '/respondent': 'respondent',
  '/answeredOn': 'answered_on',
  '/name': 'name',
};

/** @returns a decision's reason as a problem of a row */
export const problemOfReason = (
  row: number,
  { code, text, field }: { code: string; text: CellProblem['text']; field?: string },
): CellProblem =>
  problemAt({ row, column: field === undefined ? null : (COLUMNS[field] ?? null) }, code, text);
