import { configuredLetterhead, commonRegion, letterheadOf } from './letterhead.js';
import { reportFileName, slugOf } from './file-name.js';

const waves = (...locations: string[]) => locations.map((location) => ({ location })) as never;
const report = (own = {}) => ({
  kind: 'dynamics' as const,
  position: 1234,
  waves: waves('Ceper', 'Pati'),
  ...own,
});

describe('a file’s name', () => {
  it.each([
    ['id', 'pdf', '33', {}, 'laporan-dinamika-33-pos1234.pdf'],
    ['en', 'xlsx', '33.10', { kind: 'problem-handling' }, 'report-problem-handling-33.10-pos1234.xlsx'],
    ['id', 'csv', undefined, { waves: waves('Ceper', 'Ceper') }, 'laporan-dinamika-ceper-pos1234.csv'],
    ['id', 'json', undefined, {}, 'laporan-dinamika-pos1234.json'],
  ] as const)('says what, where and when, in %s as %s', (language, format, place, own, expected) => {
    expect(reportFileName(report(own), language, format, place)).toBe(expected);
  });

  it.each([
    ['Désa “Ceper”/../x', 'desa-ceper-..-x'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a\r\nSet-Cookie: x', 'a-set-cookie-x'],
    ['鋳物', ''],
    ['x'.repeat(90), 'x'.repeat(40)],
  ])('is safe in a header and on a disk: %j', (words, expected) => {
    expect(slugOf(words)).toBe(expected);
  });
});

describe('who publishes', () => {
  const asked: string[] = [];
  const forums = {
    forumServing: async (region: string, asOf?: number) => {
      asked.push(`${region}@${asOf}`);
      return { name: `FPK ${region}` };
    },
  };

  it.each([
    [['33.10', '33.10'], '33.10'],
    [['33.10', '33.18'], '33'],
    [['33.10', '33.10.05'], '33.10'],
    [['33.10', '34.71'], null],
    [[], null],
  ])('serves all places of %j: %s', (regions, expected) => {
    expect(commonRegion(regions)).toBe(expected);
  });

  it('is the forum of the places as of the report, or the programme', async () => {
    expect((await letterheadOf(null, forums, ['33.10', '33.18'], 9)).institution).toBe('FPK 33');
    expect((await letterheadOf(null, forums, ['33', '34'], 9)).institution).toContain('Program');
    expect(asked).toEqual(['33@9']);
  });

  it('is whoever the installation names', async () => {
    const named = configuredLetterhead({
      LETTERHEAD_INSTITUTION: 'Pemerintah Kabupaten Klaten',
      LETTERHEAD_ADDRESS: 'Jl. Pemuda 294 | Klaten 57424',
    });
    expect(await letterheadOf(named, forums, ['33.10'], 9)).toEqual({
      institution: 'Pemerintah Kabupaten Klaten',
      unit: null,
      address: ['Jl. Pemuda 294', 'Klaten 57424'],
    });
    expect(configuredLetterhead({ LETTERHEAD_UNIT: 'Dinas' })).toBeNull();
  });
});
