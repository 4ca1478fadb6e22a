import type { Report } from '@app/contracts';
import fc from 'fast-check';
import { arbitraryReport } from '../../testing/arbitrary-report.js';
import { pdfInfo, pdfPages, type PdfPage } from '../../testing/pdf-text.js';
import { HOSTILE, longTable, report, reportOfTexts } from '../../testing/sample-report.js';
import { gridOf } from '../grid.js';
import { printedCell } from './bands.js';
import { reportPdf } from './report-pdf.js';

type Language = 'id' | 'en';

const HEAD = {
  institution: 'Pemerintah Kabupaten Klaten',
  unit: 'Dinas Perindustrian dan Tenaga Kerja',
  address: ['Jalan Pemuda 294, Klaten 57424'],
};

const pagesOf = async (one: Report, language: Language = 'id'): Promise<PdfPage[]> =>
  pdfPages(await reportPdf(one, language, HEAD));

const linesOf = async (over: Partial<Report> = {}, language: Language = 'id'): Promise<string[]> =>
  (await pagesOf(report(over), language)).flatMap(({ lines }) => lines);

const dense = (pages: readonly PdfPage[]): string =>
  pages
    .flatMap(({ lines }) => lines)
    .join('')
    .replace(/\s/g, '');

describe('a report on paper', () => {
  it('begins with the letterhead and the title', async () => {
    expect((await linesOf()).slice(0, 4)).toEqual([
      HEAD.institution,
      HEAD.unit,
      HEAD.address[0],
      'Kerja sama antar-IKM',
    ]);
  });

  it('sets a table with its groups, Indonesian numbers, reasons and notes', async () => {
    const lines = await linesOf();
    const title = lines.findIndex((line) => line.startsWith('Tabel 4. '));
    expect(lines.slice(title, title + 3)).toEqual([
      'Tabel 4. Jumlah IKM yang bekerja sama dengan IKM sejenis (unit)',
      'Menjawab Cara bekerja sama',
      'Lokasi n Ada Ada (%) Pasif (%) Aktif (%)',
    ]);
    expect(lines).toContain('Pati 1.234 3 76,5 dirahasiakan');
    expect(lines).toContain('Jumlah 1.246 7 58,6 50,0 50,0');
    expect(lines).toContain('Sumber: jawaban responden, diolah.');
  });

  it('marks a figure that a note speaks of, right behind it', async () => {
    const [page] = await pagesOf(report());
    const figure = page!.words.filter(({ text }) => text === '50,0')[1]!;
    const mark = page!.words.find(({ text, x }) => text === 'a' && x > 300)!;
    expect(mark.x - figure.end).toBeLessThan(0.5);
    expect(mark.y).toBeGreaterThan(figure.y);
  });

  it('ends the figures of a column on one line, with or without a mark', async () => {
    const [page] = await pagesOf(report());
    const ends = (texts: readonly string[]): number[] =>
      page!.words.filter(({ text }) => texts.includes(text)).map(({ end }) => Math.round(end));
    expect(new Set(ends(['12', '1.234', '1.246']).slice(0, 3)).size).toBe(1);
    const active = page!.words.filter(({ text, x }) => text === '50,0' && x > 480);
    expect(active).toHaveLength(2);
    expect(Math.abs(active[0]!.end - active[1]!.end)).toBeLessThan(1);
  });

  it('sets numbers as English has them', async () => {
    const lines = await linesOf({}, 'en');
    expect(lines).toContain('Pati 1,234 3 76.5 suppressed');
    expect(lines).toContain('Ceper 2.75 −0.25');
  });

  it('sets a difference with a true minus', async () => {
    expect(await linesOf()).toContain('Ceper 2,75 −0,25');
  });

  it('numbers its pages and names position and moment on each', async () => {
    const pages = await pagesOf(report({ tables: [longTable(90, 5)] }));
    expect(pages.map(({ lines }) => lines.at(-1))).toEqual([
      'Posisi log 1234 · dicatat 24 November 2026 09.00 WIB Halaman 1 dari 3',
      'Posisi log 1234 · dicatat 24 November 2026 09.00 WIB Halaman 2 dari 3',
      'Posisi log 1234 · dicatat 24 November 2026 09.00 WIB Halaman 3 dari 3',
    ]);
  });

  it('repeats title and headings wherever a table runs on', async () => {
    const pages = await pagesOf(report({ tables: [longTable(200, 5)] }));
    const withRows = pages.filter(({ lines }) => lines.some((line) => /^Sentra \d/.test(line)));
    expect(withRows.length).toBeGreaterThan(4);
    for (const { lines } of withRows) {
      const title = lines.indexOf('Tabel 9. Tabel panjang');
      expect(lines[title + 1]).toBe('Lokasi Kolom 1 Kolom 2 Kolom 3 Kolom 4 Kolom 5');
    }
    const rows = pages.flatMap(({ lines }) => lines.filter((line) => /^Sentra \d/.test(line)));
    expect(rows).toHaveLength(200);
  });

  it('lays a wide table sideways, and turns back for the next', async () => {
    const tables = [longTable(3, 5), longTable(3, 14), longTable(3, 5)];
    const pages = await pagesOf(report({ tables }));
    expect(pages.map(({ width, height }) => width > height)).toEqual([false, true, false]);
  });

  it('goes on in bands where no page is wide enough, without losing a figure', async () => {
    const lines = await linesOf({ tables: [longTable(12, 40)] });
    expect(lines.filter((line) => line.includes('(lanjutan)'))).toHaveLength(2);
    const figures = lines
      .filter((line) => /^Sentra \d/.test(line))
      .flatMap((line) => line.split(' ').slice(2));
    const every = Array.from({ length: 480 }, (_, index) => String(index));
    expect(figures.sort()).toEqual(every.sort());
  });

  it.each([
    ['id', 'SINTETIS'],
    ['en', 'SYNTHETIC'],
  ] as const)('labels made-up respondents on every page (%s)', async (language, label) => {
    const tables = [longTable(60, 5), longTable(3, 14)];
    const labelled = async (synthetic: boolean): Promise<boolean[]> =>
      (await pagesOf(report({ synthetic, tables }), language)).map(({ lines }) =>
        lines.some((line) => line.endsWith(label)),
      );
    const [made, real] = [await labelled(true), await labelled(false)];
    expect(made.length).toBeGreaterThan(2);
    expect(made).not.toContain(false);
    expect(real).not.toContain(true);
  });

  it('lists the waves with an en dash between days', async () => {
    const lines = await linesOf();
    const text = lines.slice(lines.indexOf('Gelombang survei')).join(' ');
    expect(text).toContain('28 Oktober – 20');
    expect(text).toContain('cooperation v1');
    expect(text).toContain('2 entri sejak posisi');
  });

  it('carries its title and the moment of the report, not of its making', async () => {
    const info = pdfInfo(await reportPdf(report(), 'id', HEAD));
    expect(info).toMatchObject({
      Producer: 'Rumpun',
      CreationDate: 'D:20261124020000Z',
      Title: 'Kerja sama antar-IKM',
    });
  });

  it.each([
    ...HOSTILE.map((words) => [words, 1] as const),
    ['W', 3000],
    ['Kata yang panjang sekali ', 200],
    ['baris\n', 400],
  ] as const)(
    'keeps figures and footer on the page whatever the labels are: %j × %i',
    async (words, times) => {
      const pages = await pagesOf(reportOfTexts(words.repeat(times)));
      const text = dense(pages);
      for (const figure of ['1.234', '76,5', '58,6', 'dirahasiakan']) expect(text).toContain(figure);
      for (const [index, { lines }] of pages.entries())
        expect(lines.at(-1)).toMatch(new RegExp(`Halaman ${index + 1} dari ${pages.length}$`));
    },
  );

  it('is readable in the file itself without compression, and says the same', async () => {
    const plain = await reportPdf(report(), 'id', HEAD, { compress: false });
    expect(Buffer.from(plain).toString('latin1')).not.toContain('FlateDecode');
    expect(pdfPages(plain)).toEqual(await pagesOf(report()));
  });

  it('prints every number of any report', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryReport, fc.constantFrom<Language>('id', 'en'), async (any, language) => {
        const text = dense(await pagesOf(any, language));
        for (const table of any.tables)
          for (const { cells } of gridOf(table, language).rows)
            for (const cell of cells)
              if (cell.type === 'number') expect(text).toContain(printedCell(cell, language));
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
