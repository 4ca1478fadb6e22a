import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { bufferSource, claimTemplateCsv, type ClaimFile, readClaimFile } from '../index.js';

const HEAD = 'table,shape,title,row,row_kind,column,part,printed,report,source';
const BASE = [
  '4,cooperation,Kerja sama,Ceper,,ya,banyak,4,Laporan,Dinas',
  '4,,,Ceper,,tidak,banyak,8,,',
  '4,,,Ceper,,jumlah,,12,,',
];

const read = (content: string | Uint8Array): Promise<ClaimFile> =>
  readClaimFile(bufferSource(typeof content === 'string' ? Buffer.from(content) : content));
const short = ({ problems }: ClaimFile) =>
  problems.map(({ row, column, code }) => `${row ?? '-'} ${column ?? '-'} ${code}`);
const told = async (content: string | Uint8Array) => short(await read(content));
/** The base with lines replaced (by their row in the file) or added. */
const lines = (changes: Readonly<Record<number, string>>, head = HEAD) => {
  const all = [head, ...BASE];
  for (const [row, line] of Object.entries(changes)) all[Number(row) - 1] = line;
  return all.join('\n');
};

it('takes words as people write them', async () => {
  const { report, problems } = await read(lines({}));
  expect(problems).toEqual([]);
  expect(report!.tables[0]).toMatchObject({
    key: 'table-4',
    number: '4',
    rows: [{ label: 'Ceper', yes: { count: '4' }, no: { count: '8' }, total: '12' }],
  });
});

describe('every problem has its row and column', () => {
  it.each<[string, string, string[]]>([
    [
      'an unknown shape',
      lines({ 2: '4,tabel silang,K,Ceper,,ya,,4,L,D' }),
      ['2 shape shape-unknown', '2 shape cell-empty'],
    ],
    ['no shape at all', lines({ 2: '4,,K,Ceper,,ya,,4,L,D' }), ['2 shape cell-empty']],
    ['two shapes for one table', lines({ 3: '4,dynamics,,Ceper,,tidak,,8,,' }), ['3 shape said-differently']],
    ['no key of a table', lines({ 3: ',,,Ceper,,tidak,,8,,' }), ['3 table cell-empty']],
    ['a key that is none', lines({ 3: '!?,,,Ceper,,tidak,,8,,' }), ['3 table table-unfit']],
    ['no row', lines({ 3: '4,,,,,tidak,,8,,' }), ['3 row cell-empty']],
    ['no column', lines({ 3: '4,,,Ceper,,,,8,,' }), ['3 column cell-empty']],
    ['a cell twice', lines({ 5: '4,,,CEPER,,Ya,count,5,,' }), ['5 column cell-repeated']],
    [
      'a cell that other rows have',
      lines({ 5: '4,,,Pati,,ya,,3,,', 6: '4,,,Pati,,jumlah,,9,,' }),
      ['6 - cell-missing'],
    ],
    ['a percentage of a total', lines({ 4: '4,,,Ceper,,jumlah,persen,100,,' }), ['4 part part-unfit']],
    [
      'a mean in a table of counts',
      lines({ 2: '4,cooperation,K,Ceper,,ya,mean,4,L,D' }),
      ['2 part part-unfit'],
    ],
    ['a part that is none', lines({ 2: '4,cooperation,K,Ceper,,ya,median,4,L,D' }), ['2 part part-unfit']],
    ['a count with a fraction', lines({ 3: '4,,,Ceper,,tidak,,8.5,,' }), ['3 printed printed-unfit']],
    ['a negative count', lines({ 3: '4,,,Ceper,,tidak,,-8,,' }), ['3 printed printed-unfit']],
    ['a word for a figure', lines({ 3: '4,,,Ceper,,tidak,,delapan,,' }), ['3 printed printed-unfit']],
    ['a day for a figure', lines({ 3: '4,,,Ceper,,tidak,,8-Jan,,' }), ['3 printed printed-unfit']],
    ['a formula for a figure', lines({ 3: '4,,,Ceper,,tidak,,=4+4,,' }), ['3 printed formula-cell']],
    ['a command for a figure', lines({ 3: '4,,,Ceper,,tidak,,@SUM(A1),,' }), ['3 printed formula-cell']],
    [
      'a row of totals by its name only',
      lines({ 5: '4,,,Jumlah,,ya,,4,,', 6: '4,,,Jumlah,,tidak,,8,,', 7: '4,,,Jumlah,,jumlah,,12,,' }),
      ['5 row_kind cell-empty'],
    ],
    [
      'a kind of row that is none',
      lines({ 3: '4,,,Ceper,desa,tidak,,8,,' }),
      ['3 row_kind row-kind-unknown'],
    ],
    ['an average of counts', lines({ 3: '4,,,Ceper,rata-rata,tidak,,8,,' }), ['3 row_kind row-kind-unfit']],
    [
      'totals and nothing else',
      lines({ 2: '4,cooperation,K,Ceper,total,ya,,4,L,D' }),
      ['2 table report-unfit'],
    ],
    ['no title of the report', lines({ 2: '4,cooperation,K,Ceper,,ya,,4,,D' }), ['2 report cell-empty']],
    ['two titles of the report', lines({ 3: '4,,,Ceper,,tidak,,8,Lain,' }), ['3 report said-differently']],
    ['a text too long', lines({ 3: `4,,${'j'.repeat(301)},Ceper,,tidak,,8,,` }), ['3 title text-unfit']],
    [
      'a broken character',
      lines({ 3: '4,,,Ce\uFFFDper,,tidak,,8,,' }),
      ['3 row text-malformed', '3 row cell-empty'],
    ],
    ['a column that is none', lines({}, `${HEAD},warna`), ['1 warna column-unknown']],
    ['a column twice', lines({}, `${HEAD},tercetak`), ['1 tercetak column-repeated']],
    ['columns that are missing', 'table,row,column\n4,Ceper,ya', ['1 - columns-missing']],
    ['no header', '1,2,3\n4,5,6', ['1 - header-not-found']],
    ['nothing under the header', HEAD, ['1 - file-without-rows']],
    ['nothing', '', ['- - file-empty']],
    ['a quotation mark left open', `${lines({})}\n4,,,"Pati,,ya,,3,,`, ['5 D csv-quote']],
  ])('%s', async (_, content, expected) => {
    expect(await told(content)).toEqual(expected);
  });

  it('decimal commas and points in one file', async () => {
    const share = (row: number, printed: string) =>
      `4,,,Ceper,,${row === 5 ? 'ya' : 'tidak'},persen,${printed},,`;
    const file = lines({ 5: share(5, '"33,3"'), 6: share(6, '66.7') });
    expect(await told(file)).toEqual(['6 printed decimal-marks-mixed']);
    const same = await read(lines({ 5: share(5, '"33,3%"'), 6: share(6, '"66,7 %"') }));
    expect(same.report!.tables[0]).toMatchObject({
      rows: [{ yes: { percent: '33.3' }, no: { percent: '66.7' } }],
    });
  });

  it('a table of dynamics whose totals are of no kind, a falling scale, a place twice', async () => {
    const head = 'table,shape,row,column,printed,scale_min,scale_max,location,report,source';
    const file = [
      head,
      '3,dinamika,Ceper,Produk,3.0,5,1,Klaten,L,D',
      '3,,Ceper,jumlah,3.0,,,,,',
      '3,,Klaten,Produk,2.0,,,,,',
      '3,,Klaten,jumlah,2.0,,,,,',
    ];
    expect(await told(file.join('\n'))).toEqual(['3 totals cell-empty']);
    const said = file.map((line, row) => `${line},${row === 0 ? 'totals' : row === 1 ? 'jumlah' : ''}`);
    expect(await told(said.join('\n'))).toEqual(['2 scale_min report-unfit', '4 row report-unfit']);
  });

  it('in both languages, with the place first', async () => {
    const [problem] = (await read(lines({ 3: '4,,,Ceper,,tidak,,8.5,,' }))).problems;
    expect([problem!.text.id, problem!.text.en]).toEqual([
      expect.stringMatching(/^Baris 3, kolom printed: harus berupa banyaknya.*kosongkan/),
      expect.stringMatching(/^Row 3, column printed: must be a count.*leave it empty/),
    ]);
  });
});

describe('other files', () => {
  it('Windows-1252 and UTF-16 without a mark are named as such, UTF-16 with its mark is read', async () => {
    const content = lines({ 3: '4,,,Ceper,,tidak,,8,,' }).replace('Laporan', 'Café');
    expect(await told(Buffer.from(content, 'latin1'))).toEqual(['2 I encoding-not-utf8']);
    expect(await told(Buffer.from(content, 'utf16le'))).toEqual(['- - encoding-unknown']);
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(content, 'utf16le')]);
    expect((await read(marked)).report?.title).toBe('Café');
  });

  it('a workbook is read, its formulas and merged cells are named', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Tabel');
    for (const line of lines({}).split('\n')) sheet.addRow(line.split(','));
    expect((await read(Buffer.from(await book.xlsx.writeBuffer()))).report?.tables).toHaveLength(1);
    sheet.getCell('H3').value = { formula: '4+4', result: 8 } as never;
    sheet.mergeCells('A3:A4');
    expect(await told(Buffer.from(await book.xlsx.writeBuffer()))).toEqual(
      expect.arrayContaining(['3 printed formula-cell', '3 A cells-merged']),
    );
  });

  it('an old workbook and a PDF are named as such', async () => {
    expect(await told(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual(['- - workbook-locked']);
    expect(await told('%PDF-1.7')).toEqual(['- - format-unknown']);
  });

  it('too many cells for a report are told, not read for ever', async () => {
    const many = Array.from({ length: 20_100 }, (_, index) => `t,cooperation,,L${index},,ya,,1,L,D`);
    const { report, problems } = await read([HEAD, ...many].join('\n'));
    expect([report, problems.at(-1)?.code]).toEqual([null, 'too-many-rows']);
  });

  it('a table with more rows or columns than a table may have is told at once', async () => {
    const own = Array.from({ length: 9_000 }, (_, index) => `t,problems,,L${index},,c${index},,1,L,D`);
    const { problems, problemCount } = await read([HEAD, ...own].join('\n'));
    expect([problems.map(({ code }) => code), problemCount]).toEqual([['table-too-large'], 1]);
  });

  it('no more than 200 problems are kept, and all are counted', async () => {
    const many = Array.from({ length: 500 }, (_, index) => `t${index % 5},cooperation,,L${index},,ya,,x,L,D`);
    const { problems, problemCount } = await read([HEAD, ...many].join('\n'));
    expect([problems.length, problemCount]).toEqual([200, 500]);
  });
});

const base = Buffer.from(claimTemplateCsv('en'));

it('no bytes make it throw', async () => {
  const edits = fc.array(
    fc.tuple(
      fc.nat(base.length - 1),
      fc.oneof(fc.constantFrom(0x22, 0x2c, 0x0a, 0x00, 0xff, 0x3d), fc.nat(255)),
    ),
    { minLength: 1, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(edits, async (changes) => {
      const bytes = Buffer.from(base);
      for (const [at, byte] of changes) bytes[at] = byte;
      const { report, problems } = await read(bytes);
      expect(report === null).toBe(problems.length > 0);
    }),
  );
});
