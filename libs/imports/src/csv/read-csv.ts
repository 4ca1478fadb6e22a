import { finished } from 'node:stream/promises';
import { text } from '@app/contracts';
import { CsvError, parse, type Parser } from 'csv-parse';
import type { Limits } from '../shared/limits.js';
import { BadFile } from '../shared/problem.js';
import type { RawRow, RawTable } from '../shared/raw-row.js';
import type { FileSource } from '../shared/source.js';
import { type Delimiter, delimiterOf } from './delimiter.js';
import { Locator } from '../shared/locator.js';
import { sniffedText, utf8Of } from './text-bytes.js';

/** A row may hold the names of many partners; one that is longer is most likely a quote that was never closed. */
const ROW_BYTES = 1024 * 1024;

function refused(error: unknown, row: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const column = typeof error['index'] === 'number' ? error['index'] : null;
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    const words = text(
      'terlalu panjang; mungkin ada tanda kutip yang tidak ditutup',
      'is too long; a quotation mark may not be closed',
    );
    return new BadFile('row-too-long', words, row, column);
  }
  const words = text(
    'tanda kutip tidak ditutup, atau berdiri di tengah sel; di dalam sel tulislah dua kali ("")',
    'a quotation mark is not closed, or stands inside a cell; within a cell write it twice ("")',
  );
  return new BadFile('csv-quote', words, row, column);
}

/** Records go to our own queue, not through the parser's: on an error, a stream would drop those before it. */
function parserInto(records: string[][], delimiter: Delimiter): Parser {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: ROW_BYTES,
    on_record: (record: string[]) => {
      records.push(record);
      return null;
    },
  });
  // Every failure is met where the parser is fed; without a listener it would end the process as well.
  parser.on('error', () => undefined);
  return parser.resume();
}

const fed = (parser: Parser, chunk: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    parser.write(chunk, (error) => (error ? reject(error) : resolve()));
  });

async function* rowsOf(source: FileSource, delimiter: Delimiter, limits: Limits): AsyncGenerator<RawRow> {
  const records: string[][] = [];
  const parser = parserInto(records, delimiter);
  let row = 0;
  const drained = function* (): Generator<RawRow> {
    for (const cells of records) yield { row: (row += 1), cells };
    records.length = 0;
  };
  let failure: { readonly error: unknown } | undefined;
  try {
    try {
      for await (const chunk of utf8Of(source, new Locator(delimiter.charCodeAt(0), limits))) {
        await fed(parser, chunk);
        yield* drained();
      }
      parser.end();
      await finished(parser);
    } catch (error) {
      failure = { error };
    }
    yield* drained();
  } finally {
    parser.destroy();
  }
  if (failure !== undefined) throw refused(failure.error, row + 1);
}

/**
 * A CSV file (RFC 4180) as a table of texts, streamed: UTF-8 or UTF-16 with its mark; comma, semicolon, tab or bar.
 *
 * @param known whether a header is one of the expected columns, by which the delimiter is found
 * @throws BadFile, also while its rows are read
 */
export async function csvTable(
  source: FileSource,
  limits: Limits,
  known: (header: string) => boolean,
): Promise<RawTable> {
  const delimiter = delimiterOf(await sniffedText(source), known);
  return { rows: rowsOf(source, delimiter, limits), merged: [] };
}
