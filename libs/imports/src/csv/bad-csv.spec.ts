import { dynamicsJicaV1 } from '@app/programme';
import { Readable } from 'node:stream';
import { bufferSource, type FileSource, readRows } from '../index.js';
import { problemsOf, readAll, said, short } from '../testing/reading.js';

const HEADER = 'respondent,answered_on,name,product,technology,market,skills,trust,information';
const row = (respondent: string, cells = '1,2,3,4,5,1', name = '') =>
  `${respondent},2026-11-24,${name},${cells}`;
const file = (...rows: string[]) => [HEADER, ...rows].join('\r\n');
const problems = (content: string | Uint8Array, options = {}) => problemsOf(content, dynamicsJicaV1, options);
const windows1252 = (words: string) => Buffer.from(words, 'latin1');

describe('the encoding of a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from(file(row('A', undefined, 'Ŝri')))],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${file(row('A', undefined, 'Ŝri'))}`)],
    ['UTF-16', Buffer.from(`\uFEFF${file(row('A', undefined, 'Ŝri'))}`, 'utf16le')],
  ])('may be %s', async (_, bytes) => {
    const [read] = await readAll(bytes, dynamicsJicaV1);
    expect(read).toMatchObject({ respondent: 'A', name: 'Ŝri', problems: [] });
  });

  it('may not be another: the first such byte is named with its row and column, and what to do', async () => {
    const content = windows1252(file(row('A', '9,2,3,4,5,1'), row('B', undefined, 'André'), row('C')));
    const read = await readAll(content, dynamicsJicaV1);
    expect(read.map(({ kind, row: at }) => [kind, at])).toEqual([
      ['row', 2],
      ['file', 3],
    ]);
    expect(read[0]!.problems.map(short)).toEqual(['2 product option-unknown']);
    expect(read[1]!.problems.map(({ text }) => text.id)).toEqual([
      'Baris 3, kolom name: bukan UTF-8 (misalnya Windows-1252); di Excel pilih Simpan Sebagai, "CSV UTF-8 (dipisahkan koma)"',
    ]);
  });

  it('is found wrong wherever the file is cut into chunks', async () => {
    const content = windows1252(
      file(...Array.from({ length: 40 }, (_, i) => row(`R${i}`)), row('B', undefined, 'é')),
    );
    for (const size of [1, 2, 3, 7, 64]) {
      const pieces: FileSource = {
        size: content.length,
        read: (start = 0, end = content.length) =>
          Readable.from(chunks(content.subarray(start, end), size), { objectMode: false }),
      };
      const found: string[] = [];
      for await (const { problems: list } of readRows(pieces, dynamicsJicaV1)) found.push(...list.map(short));
      expect(found).toEqual(['42 name encoding-not-utf8']);
    }
  });

  it('is told when the end of the file cuts a character', async () => {
    const cut = Buffer.from(file(row('A', '1,2,3,4,5,é'))).subarray(0, -1);
    expect(await problems(cut)).toEqual(['2 information encoding-not-utf8']);
  });

  it('is told when it is UTF-16 without its mark', async () => {
    expect(await problems(Buffer.from(file(row('A')), 'utf16le'))).toEqual(['- - encoding-unknown']);
  });
});

function* chunks(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('a cell of a CSV file', () => {
  it('with NUL, half a surrogate pair or an unreadable mark is refused without being shown', async () => {
    expect(await problems(file(row('A', undefined, 'S\0ri'), row('B', '1,2,3\0,4,5,1')))).toEqual([
      '2 name text-malformed',
      '3 market text-malformed',
    ]);
    const half = Buffer.from(`\uFEFF${file(row('A', undefined, 'S\uD800ri'))}`, 'utf16le');
    expect(await problems(half)).toEqual(['2 name text-malformed']);
  });

  it('that begins like a formula is text: a name keeps it, a code is refused', async () => {
    const read = await readAll(file(row('A', '=1+1,2,3,4,5,1', '=1+1')), dynamicsJicaV1);
    expect(read[0]!.name).toBe('=1+1');
    expect(read[0]!.problems.map(short)).toEqual(['2 product formula-text']);
  });

  it('may write a code with an empty fraction; a fraction, a stranger and thousands are refused', async () => {
    const cells = ['3.0,"3,0",3,3,3,3', '3.5,6,2.000,x,-1,"3,5"'];
    expect(await problems(file(row('A', cells[0]), row('B', cells[1])))).toEqual([
      '3 product option-unknown',
      '3 technology option-unknown',
      '3 market number-ambiguous',
      '3 skills option-unknown',
      '3 trust option-unknown',
      '3 information option-unknown',
    ]);
  });

  it('may not write decimal commas where others of its column write points', async () => {
    const rows = ['3.0', '"3,0"', '2.0', '"1,0"'].map((cell, i) => row(`R${i}`, `${cell},1,1,1,1,1`));
    const read = await readAll(file(...rows), dynamicsJicaV1);
    const found = read.flatMap((each) => each.problems);
    expect(found.map(short)).toEqual(['3 product decimal-marks-mixed']);
    expect(found[0]!.text.en).toContain('(rows 2 and 3)');
  });

  it('that is empty names what it may hold', async () => {
    expect(await problems(file(row('', '1,2,3,4,5,1'), row('B', '1,2,,4,5,1')))).toEqual([
      '2 respondent cell-empty',
      '3 market cell-empty',
    ]);
  });

  it('longer than any spreadsheet allows is refused', async () => {
    expect(await problems(file(row('A', undefined, 'x'.repeat(40_000))))).toEqual(['2 name cell-too-long']);
  });

  it('is never repeated in a message: it may hold a name', async () => {
    const content = file(
      row('Sulastri Ningsih', '1,2,Sulastri,4,5,1', `Sulastri${'i'.repeat(200)}`),
      row('A', 'sulastri,2,3,4,5,1,Sulastri'),
    );
    const found = (await readAll(content, dynamicsJicaV1)).flatMap((each) => each.problems);
    expect(found.map(short)).toEqual([
      '2 respondent respondent-unfit',
      '2 name name-unfit',
      '2 market option-unknown',
      '3 product option-unknown',
      '3 J cell-without-header',
    ]);
    expect(JSON.stringify(found)).not.toMatch(/sulastri/i);
  });
});

describe('the rows of a CSV file', () => {
  it('are counted as a spreadsheet counts them: blank ones, and those with line breaks in a cell', async () => {
    const content = [`Judul`, '', HEADER, row('A', undefined, '"Sri\nLestari"'), '', ',,,', row('B')].join(
      '\n',
    );
    const read = await readAll(content, dynamicsJicaV1);
    expect(read.map(({ row: at, respondent }) => [at, respondent])).toEqual([
      [4, 'A'],
      [7, 'B'],
    ]);
  });

  it('name both rows where a respondent comes twice', async () => {
    const read = await readAll(file(row('A'), row('B'), row('A')), dynamicsJicaV1);
    expect(read[2]!.problems.map(short)).toEqual(['4 respondent respondent-repeated']);
    expect(read[2]!.problems[0]!.text.id).toContain('(baris 2 dan 4)');
    expect(read.slice(0, 2).flatMap((each) => each.problems)).toEqual([]);
  });

  it('say where a cell has a delimiter too many', async () => {
    expect(await problems(file(row('A', '1,2,3,4,5,1,1')))).toEqual(['2 J cell-without-header']);
  });

  it('before a quote that is wrong are still judged', async () => {
    const broken = file(row('A', '9,2,3,4,5,1'), row('B', undefined, 'Sri "Ayu"'), row('C'));
    expect(await problems(broken)).toEqual(['2 product option-unknown', '3 name csv-quote']);
    expect(await problems(file(row('A'), row('B', undefined, '"Sri'), row('C')))).toEqual([
      '3 name csv-quote',
    ]);
    const endless = file(row('A'), row('B', undefined, `"${'Sri\n'.repeat(400_000)}`));
    expect(await problems(endless)).toEqual(['3 name row-too-long']);
  });

  it('may not have more columns than anybody needs, nor be more than the limit', async () => {
    expect(await problems(file(row('A'), row('B') + ','.repeat(10_000), row('C')))).toEqual([
      '3 - too-many-columns',
    ]);
    // Line breaks inside quotes do not hide how long the row is.
    expect(await problems(file(row('B') + ',"\n"'.repeat(10_000)))).toEqual(['2 - too-many-columns']);
    const limits = { rows: 3 };
    expect(await problems(file(row('A'), row('B'), row('C')), { limits })).toEqual([]);
    expect(await problems(file(row('A'), row('B'), row('C'), row('D')), { limits })).toEqual([
      '5 - too-many-rows',
    ]);
  });
});

describe('the header of a CSV file', () => {
  it('is told everything that it lacks and what it has too much, at once', async () => {
    const content = `respondent,answered_on,product,produk2,skills,trust,market,catatan\nA,2026-11-24,1,1,1,1,1,x`;
    const found = (await readAll(content, dynamicsJicaV1)).flatMap((each) => each.problems);
    expect(found.map(({ text }) => text.en)).toEqual([
      'Row 1: these columns are missing: technology, information',
      'Row 1: these columns are not known: produk2, catatan',
    ]);
  });

  it('may not have a column twice; rows are judged all the same with one unknown', async () => {
    const twice = `${HEADER},PRODUCT,catatan\n${row('A', '9,2,3,4,5,1')},1,x`;
    expect(await problems(twice)).toEqual([
      '1 - columns-unknown',
      '1 PRODUCT column-repeated',
      '2 product option-unknown',
    ]);
  });

  it('is looked for at the top only', async () => {
    const far = [...Array.from({ length: 20 }, () => 'x'), HEADER, row('A')].join('\n');
    expect(await problems(far)).toEqual(['1 - header-not-found']);
    expect(await problems('a,b\n1,2')).toEqual(['1 - header-not-found']);
  });

  it.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('may be divided by %s', async (_, delimiter) => {
    const content = file(row('A', undefined, '"Sri, Ny."')).replaceAll(/,(?! )/g, delimiter);
    const [read] = await readAll(content, dynamicsJicaV1);
    expect(read).toMatchObject({ respondent: 'A', name: 'Sri, Ny.', problems: [] });
  });

  it('may follow the line by which Excel is told the delimiter', async () => {
    const content = `sep=;\n${file(row('A')).replaceAll(',', ';')}`;
    expect((await readAll(content, dynamicsJicaV1)).map(said)).toHaveLength(1);
  });
});

describe('a file as a whole', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'file-empty'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'format-unknown'],
    ['an old or locked workbook', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'workbook-locked'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'encoding-not-utf8'],
  ])('that is %s is refused', async (_, bytes, code) => {
    const found = (await readAll(bytes, dynamicsJicaV1)).flatMap((each) => each.problems);
    expect(found.map((each) => each.code)).toEqual([code]);
  });

  it('that is too large is refused before it is read', async () => {
    const large: FileSource = { ...bufferSource(Buffer.alloc(0)), size: 200 * 1024 * 1024 };
    const source: FileSource = {
      size: large.size,
      read: () => {
        throw new Error('read');
      },
    };
    const found = [];
    for await (const { problems: list } of readRows(source, dynamicsJicaV1)) found.push(...list);
    expect(found.map(({ text }) => text.en)).toEqual([
      'File: is 200 MiB, more than 64 MiB; split it into several files',
    ]);
  });
});
