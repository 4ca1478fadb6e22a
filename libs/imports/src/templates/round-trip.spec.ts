import { builtInInstruments, cooperationV1, dynamicsJicaV1 } from '@app/programme';
import fc from 'fast-check';
import { answersCsv, answersXlsx, templateCsv, templateXlsx } from '../index.js';
import { anyRows, readAll, said } from '../testing/reading.js';

async function written(pieces: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const piece of pieces) all += piece;
  return all;
}

const LANGUAGES = ['id', 'en'] as const;

describe('answers written to a file and read again', () => {
  it.each(builtInInstruments.map((each) => [`${each.key} ${each.version}`, each] as const))(
    '%s: are the same as CSV',
    async (_, instrument) => {
      await fc.assert(
        fc.asyncProperty(anyRows(instrument), fc.constantFrom(...LANGUAGES), async (rows, language) => {
          const file = await written(answersCsv(instrument, rows, language));
          const read = await readAll(file, instrument);
          expect(read.map(said)).toEqual(rows.map((row) => ({ ...row, problems: [] })));
          expect(read.map(({ row }) => row)).toEqual(rows.map((_row, index) => index + 3));
        }),
        { numRuns: 60 },
      );
    },
  );

  it('are the same as XLSX', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows(cooperationV1), fc.constantFrom(...LANGUAGES), async (rows, language) => {
        const read = await readAll(await answersXlsx(cooperationV1, rows, language), cooperationV1);
        expect(read.map(said)).toEqual(rows.map((row) => ({ ...row, problems: [] })));
      }),
      { numRuns: 25 },
    );
  });

  it('are the same as UTF-16, with either byte order', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows(cooperationV1), fc.boolean(), async (rows, bigEndian) => {
        const bytes = Buffer.from(await written(answersCsv(cooperationV1, rows, 'id')), 'utf16le');
        const read = await readAll(bigEndian ? bytes.swap16() : bytes, cooperationV1);
        expect(read.map(said)).toEqual(rows.map((row) => ({ ...row, problems: [] })));
      }),
      { numRuns: 25 },
    );
  });

  it('never begin a cell like a formula', async () => {
    const row = { respondent: 'A', answeredOn: '2026-11-24', name: '=HYPERLINK("x")', answers: [] };
    const file = await written(answersCsv(dynamicsJicaV1, [row], 'id'));
    expect(file.split('\r\n')[2]).toBe('A;2026-11-24;"\'=HYPERLINK(""x"")";;;;;;');
  });
});

describe('an empty template', () => {
  it.each(LANGUAGES)('in %s names every column twice and reads as no rows', async (language) => {
    const csv = templateCsv(cooperationV1, language);
    const [ids, labels] = csv.slice(1).split('\r\n');
    const delimiter = language === 'id' ? ';' : ',';
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(ids!.split(delimiter)).toEqual([
      ...['respondent', 'answered_on', 'name'],
      ...cooperationV1.items.map(({ id }) => id),
    ]);
    expect(labels).toContain(cooperationV1.items[0]!.label[language]);
    expect(await readAll(csv)).toEqual([]);
    expect(await readAll(await templateXlsx(cooperationV1, language))).toEqual([]);
  });
});
