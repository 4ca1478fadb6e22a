import { cooperationV1, dynamicsJicaV1 } from '@app/programme';
import { strToU8, zipSync } from 'fflate';
import { templateXlsx } from '../index.js';
import { problemsOf, readAll, short } from '../testing/reading.js';
import {
  numberCell,
  rowXml,
  sheetXml,
  textCell,
  workbook,
  type WorkbookParts,
} from '../testing/workbooks.js';

const HEADER = [
  'respondent',
  'answered_on',
  'name',
  'product',
  'technology',
  'market',
  'skills',
  'trust',
  'information',
];
const answers = (row: number, cells: Record<number, string | null> = {}, respondent = `R${row}`) => {
  const all: (string | null)[] = [respondent, '2026-11-24', null, '1', '2', '3', '4', '5', '1'];
  for (const [index, cell] of Object.entries(cells)) all[Number(index)] = cell;
  return rowXml(row, all);
};
const sheet = (rows: string, after = '') => sheetXml(rowXml(1, HEADER) + rows, after);
const file = (rows: string, parts: Partial<WorkbookParts> = {}, after = '') =>
  workbook({ sheets: [sheet(rows, after)], ...parts });
const problems = (bytes: Uint8Array, options = {}) => problemsOf(bytes, dynamicsJicaV1, options);
const read = (bytes: Uint8Array) => readAll(bytes, dynamicsJicaV1);

describe('a cell of a workbook', () => {
  it('may hold a code as a number, whole however it is written', async () => {
    const rows = answers(2, {
      3: numberCell('D2', 3),
      4: numberCell('E2', '3.0'),
      5: numberCell('F2', '3E0'),
    });
    expect((await read(file(rows)))[0]).toMatchObject({
      problems: [],
      answers: [{ code: '3' }, { code: '3' }, { code: '3' }, { code: '4' }, { code: '5' }, { code: '1' }],
    });
    expect(await problems(file(answers(2, { 3: numberCell('D2', 3.5), 4: numberCell('E2', 6) })))).toEqual([
      '2 product option-unknown',
      '2 technology option-unknown',
    ]);
  });

  it('may hold the day as a date of either system; a bare number is none', async () => {
    // 24 November 2026 is day 46350 of the 1900 system and 44888 of the 1904 system.
    for (const [serial, from1904] of [
      [46350, false],
      [44888, true],
    ] as const) {
      for (const style of [1, 2]) {
        const rows = answers(2, { 1: numberCell('B2', serial, style) });
        const [row] = await read(file(rows, { from1904 }));
        expect(row).toMatchObject({ answeredOn: '2026-11-24', problems: [] });
      }
    }
    expect(await problems(file(answers(2, { 1: numberCell('B2', 46350) })))).toEqual([
      '2 answered_on date-as-number',
    ]);
    expect(await problems(file(answers(2, { 1: numberCell('B2', 60, 1) })))).toEqual([
      '2 answered_on date-impossible',
    ]);
  });

  it('that Excel made a date of a code is refused, with what to do', async () => {
    const rows = answers(2, { 0: numberCell('A2', 46000, 1), 3: numberCell('D2', 46024, 1) });
    const found = (await read(file(rows))).flatMap((each) => each.problems);
    expect(found.map(short)).toEqual(['2 respondent date-cell', '2 product date-cell']);
    expect(found[1]!.text.id).toMatch(/^Baris 2, kolom product: berisi tanggal; mungkin Excel mengubah kode/);
  });

  it('with a formula is refused, its result unused: alone, shared, or of an array', async () => {
    const own = `<c r="D2"><f>1+1</f><v>2</v></c>`;
    const name = `<c r="C2" t="str"><f>A2</f><v>Sri</v></c>`;
    const shared = `<c r="E2"><f t="shared" si="0"/><v>3</v></c>`;
    const array = `<c r="F2"><f t="array" ref="F2:G3">X</f><v>3</v></c>`;
    const day = `<c r="B3"><f>TODAY()</f><v>46350</v></c>`;
    const rows =
      answers(2, { 2: name, 3: own, 4: shared, 5: array, 6: numberCell('G2', 3) }) +
      answers(3, { 1: day, 6: numberCell('G3', 3) }) +
      answers(4);
    expect(await problems(file(rows))).toEqual([
      ...['2 name', '2 product', '2 technology', '2 market', '2 skills'].map((at) => `${at} formula-cell`),
      ...['3 answered_on', '3 market', '3 skills'].map((at) => `${at} formula-cell`),
    ]);
  });

  it('with TRUE, an error, NUL or half a surrogate pair is refused', async () => {
    const rows = answers(2, {
      2: '<c r="C2" t="inlineStr"><is><t>S_x0000_ri</t></is></c>',
      3: '<c r="D2" t="b"><v>1</v></c>',
      4: '<c r="E2" t="e"><v>#N/A</v></c>',
      5: '<c r="F2" t="inlineStr"><is><t>&#xD800;</t></is></c>',
    });
    expect(await problems(file(rows))).toEqual([
      '2 name text-malformed',
      '2 product boolean-cell',
      '2 technology error-cell',
      '2 market text-malformed',
    ]);
  });

  it('may be a text kept apart, of several runs, escaped as Excel escapes', async () => {
    const sharedStrings = `<sst><si><t>R2</t></si><si><r><t>Sri </t></r><r><t>&amp; A_x005F_x0041_yu</t></r><rPh sb="0" eb="1"><t>su</t></rPh></si></sst>`;
    const cell = (reference: string, index: number) => `<c r="${reference}" t="s"><v>${index}</v></c>`;
    const [row] = await read(file(answers(2, { 0: cell('A2', 0), 2: cell('C2', 1) }), { sharedStrings }));
    expect(row).toMatchObject({ respondent: 'R2', name: 'Sri & A_x0041_yu', problems: [] });
    expect(await problems(file(answers(2, { 0: cell('A2', 7) }), { sharedStrings }))).toEqual([
      '2 respondent workbook-broken',
    ]);
  });
});

describe('the rows of a workbook', () => {
  it('are numbered as Excel shows them, hidden and blank ones among them', async () => {
    const hidden = rowXml(4, ['R4', '2026-11-24', null, '1', '1', '1', '1', '1', '1'], ' hidden="1"');
    const rows = `${answers(2)}${hidden}<row r="5"/>${answers(9)}`;
    expect((await read(file(rows))).map(({ row, respondent }) => [row, respondent])).toEqual([
      [2, 'R2'],
      [4, 'R4'],
      [9, 'R9'],
    ]);
  });

  it('whose cells do not say where they are stand one after the other', async () => {
    const bare = sheet(answers(2))
      .replaceAll(/ r="[A-Z]?\d"/g, '')
      .replace('<c t="inlineStr"><is><t xml:space="preserve">1<', '<c/>$&');
    expect((await read(workbook({ sheets: [bare] })))[0]).toMatchObject({
      row: 2,
      respondent: 'R2',
      problems: [],
    });
  });

  it('with merged cells are told where, beside what looks empty for it', async () => {
    const rows = answers(2) + answers(3, { 3: null });
    expect(await problems(file(rows, {}, '<mergeCells><mergeCell ref="D2:D3"/></mergeCells>'))).toEqual([
      '3 product cell-empty',
      '2 product cells-merged',
    ]);
    const aside = file(answers(2), {}, '<mergeCells><mergeCell ref="K2:L3"/></mergeCells>');
    expect(await problems(aside)).toEqual([]);
  });

  it('under a merged header are not read: the missing column and the merge are told', async () => {
    const header = rowXml(1, [...HEADER.slice(0, 4), null, ...HEADER.slice(5)]);
    const bytes = workbook({
      sheets: [sheetXml(header + answers(2), '<mergeCells><mergeCell ref="D1:E1"/></mergeCells>')],
    });
    const found = (await read(bytes)).flatMap((each) => each.problems);
    expect(found.map(({ text }) => text.id)).toEqual([
      'Baris 1: kolom berikut tidak ada: technology',
      'Baris 1, kolom product: sel D1:E1 digabung; pisahkan sel dan isi masing-masing',
    ]);
  });

  it('may not reach beyond what anybody needs', async () => {
    expect(
      await problems(file(answers(2) + answers(3).replace('</row>', `${textCell('NTQ3', 'x')}</row>`))),
    ).toEqual(['3 - too-many-columns']);
    expect(await problems(file(answers(2) + rowXml(1_000_000, ['R'])))).toEqual(['1000000 - too-many-rows']);
    const blank = file(`${answers(2)}<row r="1048576" spans="1:1"><c r="A1048576" s="1"/></row>`);
    expect(await problems(blank)).toEqual([]);
  });
});

describe('the sheets of a workbook', () => {
  const notes = sheetXml(rowXml(1, ['Catatan']) + rowXml(2, ['x']));

  it('are looked through for the first with the header; hidden ones are not', async () => {
    const hidden = sheetXml(rowXml(1, HEADER) + answers(2, {}, 'HIDDEN'));
    const bytes = workbook({
      sheets: [notes, hidden, sheet(answers(2, {}, 'SHOWN'))],
      states: ['visible', 'hidden'],
    });
    expect((await read(bytes)).map(({ respondent }) => respondent)).toEqual(['SHOWN']);
  });

  it('are told when none has a header', async () => {
    expect(await problems(workbook({ sheets: [notes, notes] }))).toEqual(['1 - header-not-found']);
  });

  it('may have a title above the header', async () => {
    const titled = sheetXml(rowXml(1, ['Survei Ceper']) + rowXml(3, HEADER) + answers(4));
    expect((await read(workbook({ sheets: [titled] }))).map(({ row }) => row)).toEqual([4]);
  });
});

describe('a file that is no sound workbook', () => {
  const codes = async (bytes: Uint8Array, options = {}) =>
    (await problems(bytes, options)).map((each) => each.split(' ')[2]);

  it('is refused when it is another kind of archive', async () => {
    expect(
      await codes(zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') })),
    ).toEqual(['format-unknown']);
    expect(
      await codes(
        workbook({ sheets: [], parts: { '_rels/.rels': '<Relationships/>', 'xl/workbook.xml': '<' } }),
      ),
    ).toEqual(['workbook-broken']);
    expect(await codes(Buffer.from('x'), { format: 'xlsx' })).toEqual(['workbook-broken']);
  });

  it('is refused when it is cut off or has its bytes changed', async () => {
    const bytes = file(answers(2));
    expect(await codes(bytes.subarray(0, bytes.length - 30))).toEqual(['workbook-broken']);
    const missing = workbook({
      sheets: [sheet('')],
      parts: {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="gone.xml"/></Relationships>',
      },
    });
    expect(await codes(missing)).toEqual(['workbook-broken']);
  });

  it('tells the row at which its XML breaks, and judges those before', async () => {
    const broken = `${answers(2, { 3: '9' })}<row r="3"><c r="A3"><v>1</c></row>`;
    expect(await problems(file(broken))).toEqual(['2 product option-unknown', '3 - workbook-broken']);
    expect(await problems(file(answers(2) + answers(2)))).toEqual(['3 - workbook-broken']);
  });

  it('is refused when it is locked', async () => {
    const bytes = Buffer.from(file(answers(2)));
    // The flag that says "encrypted", in the central directory's entry of the sheet and in its own.
    for (let at = 0; at < bytes.length - 4; at += 1) {
      if (bytes.readUInt32LE(at) === 0x02014b50) bytes[at + 8]! |= 1;
      if (bytes.readUInt32LE(at) === 0x04034b50) bytes[at + 6]! |= 1;
    }
    expect(await codes(bytes)).toEqual(['workbook-locked']);
  });

  it('is refused when it defines entities', async () => {
    const entities = `<!DOCTYPE a [<!ENTITY b "bbbb">]>${sheet(answers(2))}`;
    expect(await codes(workbook({ sheets: [entities] }))).toEqual(['workbook-broken']);
    expect(await codes(file(answers(2, { 2: '<c r="C2" t="inlineStr"><is><t>&b;</t></is></c>' })))).toEqual([
      'workbook-broken',
    ]);
  });

  it('is refused when it has no end of parts', async () => {
    const parts = Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`x/${i}`, '']));
    expect(await codes(file(answers(2), { parts }))).toEqual(['workbook-parts']);
  });
});

describe('a zip bomb', () => {
  const limits = { inflatedBytes: 8 * 1024 * 1024, ratioFrom: 1024 * 1024 };
  const code = async (bytes: Uint8Array, own = {}) =>
    (await problems(bytes, { limits: { ...limits, ...own } })).at(-1);
  const zeros = (mebibytes: number) => ' '.repeat(mebibytes * 1024 * 1024);

  it('is refused while it inflates: in a sheet, in the texts, in the styles', async () => {
    expect(await code(file(answers(2) + zeros(4)))).toBe('2 - workbook-inflates');
    expect(await code(file(answers(2), { sharedStrings: `<sst>${zeros(4)}</sst>` }))).toBe(
      '- - workbook-inflates',
    );
    expect(await code(file(answers(2), { parts: { 'xl/styles.xml': zeros(4) } }))).toBe(
      '- - workbook-inflates',
    );
  });

  it('is refused over all parts together', async () => {
    const part = `<sst>${zeros(3)}</sst>`;
    const bytes = file(answers(2) + zeros(3), {
      sharedStrings: part,
      parts: { 'xl/styles.xml': `<styleSheet>${zeros(3)}</styleSheet>` },
    });
    expect(await code(bytes, { ratio: 1e9 })).toBe('2 - workbook-inflates');
  });

  it('is refused although it states small sizes', async () => {
    const bytes = Buffer.from(file(answers(2) + zeros(4)));
    for (let at = 0; at < bytes.length - 46; at += 1) {
      if (bytes.readUInt32LE(at) === 0x02014b50) bytes.writeUInt32LE(100, at + 24);
    }
    expect(['- - workbook-broken', '2 - workbook-inflates']).toContain(await code(bytes));
  });

  it('does not gather texts without end', async () => {
    const many = `<sst>${'<si><t>abcdefghij</t></si>'.repeat(100_000)}</sst>`;
    const shared = file(answers(2), { sharedStrings: many });
    expect(await code(shared, { sharedTextBytes: 1024 * 1024, ratio: 1e9 })).toBe('- - workbook-text');
    expect(await code(file(answers(2, { 2: textCell('C2', 'x'.repeat(50_000)) })))).toBe(
      '2 name cell-too-long',
    );
    expect(await code(file(`${answers(2)}<row r="3" ${'x'.repeat(2_000_000)}`), { ratio: 1e9 })).toBe(
      '2 - workbook-broken',
    );
  });
});

describe('a workbook that another program wrote', () => {
  it('is read as the template is, when exceljs writes its texts apart', async () => {
    const bytes = await templateXlsx(cooperationV1, 'id');
    expect(await readAll(bytes, cooperationV1)).toEqual([]);
  });
});
