import { cooperationV1 } from '@app/programme';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { answersCsv, answersXlsx, type ImportRow } from '../index.js';
import { anyRows, readAll } from '../testing/reading.js';
import { rowXml, sheetXml, workbook } from '../testing/workbooks.js';

const [rows] = fc.sample(anyRows(cooperationV1), { numRuns: 1, seed: 7 });

/** Whatever it is: rows with places, and no row that is good and faulty at once. */
function sound(read: readonly ImportRow[]): void {
  for (const { kind, row, problems } of read) {
    expect(kind === 'file' ? problems.length : row).toBeGreaterThan(0);
    for (const { text } of problems) {
      expect(text.id).toMatch(/^(Baris \d+|Kolom|Berkas)/);
      expect(text.en).toMatch(/^(Row \d+|Column|File)/);
    }
  }
}

/** Bytes with some of them changed. */
const damaged = (bytes: Uint8Array) =>
  fc
    .array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
    .map((changes) => {
      const copy = Uint8Array.from(bytes);
      for (const [at, byte] of changes) copy[at] = byte;
      return copy;
    });

describe('no file makes the reading throw', () => {
  it('be it any bytes at all', async () => {
    const start = fc.constantFrom('', 'PK\x03\x04', '\uFEFF', 'respondent,peer\n', '\xff\xfe');
    const any = fc.tuple(start, fc.uint8Array({ maxLength: 300 }));
    await fc.assert(
      fc.asyncProperty(any, async ([head, bytes]) => {
        sound(await readAll(Buffer.concat([Buffer.from(head, 'latin1'), bytes])));
      }),
    );
  });

  it('be it a CSV file of any texts', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 8, unit: 'binary' }),
      fc.constantFrom('"', '""', '\r', '\n', ',', '#refused', '=1'),
    );
    const header = ['respondent', 'answered_on', ...cooperationV1.items.map(({ id }) => id)].join(',');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 16 }), { maxLength: 6 }), async (table) => {
        sound(await readAll([header, ...table.map((cells) => cells.join(','))].join('\n')));
      }),
    );
  });

  it('be it a CSV file or a workbook with changed bytes', async () => {
    let csv = '';
    for await (const piece of answersCsv(cooperationV1, rows!, 'id')) csv += piece;
    const xlsx = await answersXlsx(cooperationV1, rows!, 'id');
    const any = fc.oneof(damaged(Buffer.from(csv)), damaged(xlsx));
    await fc.assert(
      fc.asyncProperty(any, async (bytes) => sound(await readAll(bytes))),
      { numRuns: 150 },
    );
  });

  it('be it a workbook whose parts are broken inside a sound archive', async () => {
    const parts = unzipSync(
      workbook({ sheets: [sheetXml(rowXml(1, ['respondent', 'peer']) + rowXml(2, ['A', 'no']))] }),
    );
    const names = Object.keys(parts);
    const any = fc.constantFrom(...names).chain((name) => fc.tuple(fc.constant(name), damaged(parts[name]!)));
    await fc.assert(
      fc.asyncProperty(any, async ([name, part]) => {
        sound(await readAll(zipSync({ ...parts, [name]: part })));
      }),
      { numRuns: 150 },
    );
  });

  it('be it a sheet of any markup', async () => {
    const piece = fc.constantFrom(
      ...[
        '<row>',
        '<row r="2">',
        '<row r="x">',
        '</row>',
        '<c>',
        '<c r="A2" t="s">',
        '<c r="ZZZ9999">',
        '</c>',
        '<v>',
      ],
      ...[
        '9',
        '</v>',
        '<f ref="A1:ZZ9" t="array">',
        '</f>',
        '<is>',
        '<t>',
        'x',
        '</t>',
        '</is>',
        '<!--',
        '-->',
        '&#0;',
      ],
      ...[
        '&#1114112;',
        '<![CDATA[',
        ']]>',
        '<mergeCell ref="A1"/>',
        '<mergeCell/>',
        '<c r="A2" t="d"><v>y</v></c>',
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const sheet = sheetXml(rowXml(1, ['respondent', 'peer']) + pieces.join(''));
        sound(await readAll(workbook({ sheets: [sheet], sharedStrings: '<sst/>' })));
      }),
      { numRuns: 200 },
    );
  });
});
