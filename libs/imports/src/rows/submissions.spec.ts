import { cooperationV1, dynamicsJicaV1 } from '@app/programme';
import { problemsOf, readAll, said, short } from '../testing/reading.js';
import { numberCell, rowXml, sheetXml, workbook } from '../testing/workbooks.js';

const ITEMS = ['product', 'technology', 'market', 'skills', 'trust', 'information'];
const answersOf = (...codes: string[]) => ITEMS.map((item, index) => ({ item, code: codes[index] }));

describe("Kobo's export of submissions", () => {
  const columns = [
    ...['start', 'end', 'instrument', 'respondent', 'name', ...ITEMS.map((item) => `dinamika/${item}`)],
    ...['__version__', '_id', '_uuid', '_submission_time', '_validation_status', '_notes', '_status'],
    ...['_submitted_by', '_tags', '_index', 'meta/instanceID'],
  ];
  const line = (
    respondent: string,
    instrument: string,
    end: string,
    submitted: string,
    ...codes: string[]
  ) => [
    ...['2026-11-23T22:10:00.000+07:00', end, instrument, respondent, '', ...codes],
    ...['vX1', '1', '9d0b', submitted, '', '', 'submitted_via_web', '', '', '1', 'uuid:9d0b'],
  ];
  const csv = (...lines: string[][]) =>
    [columns, ...lines].map((cells) => cells.map((cell) => `"${cell}"`).join(';')).join('\n');

  it('reads as the same rows: groups, metadata, non-response choices, the day of the interview', async () => {
    const content = csv(
      line('CPR-001', 'dynamics-jica/1', '2026-11-24T00:20:00.000+07:00', '2026-11-23T17:21:00', ...'123451'),
      line('CPR-002', '', '', '2026-11-23T17:21:00', 'nr_refused', ...'23451'),
    );
    const read = await readAll(content, dynamicsJicaV1);
    expect(read.map(said)).toEqual([
      { respondent: 'CPR-001', answeredOn: '2026-11-24', answers: answersOf(...'123451'), problems: [] },
      {
        respondent: 'CPR-002',
        answeredOn: '2026-11-23',
        answers: [{ item: 'product', missing: 'refused' }, ...answersOf(...'123451').slice(1)],
        problems: [],
      },
    ]);
  });

  it('refuses a submission of another version of the form', async () => {
    const content = csv(line('CPR-001', 'dynamics-jica/2', '', '2026-11-23T17:21:00', ...'123451'));
    expect(await problemsOf(content, dynamicsJicaV1)).toEqual(['2 instrument row-of-another-version']);
  });

  it('names the version that has a code, when it is given the others', async () => {
    const [product, ...rest] = dynamicsJicaV1.items;
    const six = { code: '6', value: 6, label: null };
    const later = {
      ...dynamicsJicaV1,
      version: 2,
      items: [{ ...product!, options: [...product!.options, six] }, ...rest],
    };
    const content = csv(line('CPR-001', '', '', '2026-11-23T17:21:00', ...'623451'));
    const [row] = await readAll(content, dynamicsJicaV1, { others: [later] });
    expect(row!.problems.map(({ text }) => text.id)).toEqual([
      'Baris 2, kolom dinamika/product: kode 6 milik instrumen versi 2; yang berlaku 1, 2, 3, 4, 5',
    ]);
  });

  it('may have labels for headers and answers, in either language, and be a workbook', async () => {
    const headers = dynamicsJicaV1.items.map(({ label }, index) => (index % 2 ? label.id : label.en));
    const sheet = sheetXml(
      rowXml(1, ['Kode responden', ...headers, '_submission_time', '_uuid']) +
        rowXml(2, [
          ...[
            'CPR-001',
            'sangat kurang dinamis',
            'LESS  DYNAMIC',
            'dinamis',
            'lebih dinamis',
            'very dynamic',
          ],
          ...['menolak menjawab', numberCell('H2', 46349.723, 1), '9d0b'],
        ]),
    );
    const read = await readAll(workbook({ sheets: [sheet] }), dynamicsJicaV1);
    expect(read.map(said)).toEqual([
      {
        respondent: 'CPR-001',
        answeredOn: '2026-11-24',
        answers: [...answersOf(...'12345').slice(0, 5), { item: 'information', missing: 'refused' }],
        problems: [],
      },
    ]);
  });
});

describe("ODK Central's export of submissions", () => {
  const header = [
    ...[
      'SubmissionDate',
      'respondent',
      'today',
      ...cooperationV1.items.map(({ id }) => `firma-${id.replaceAll('-', '_')}`),
    ],
    ...cooperationV1.items
      .filter(({ kind }) => kind === 'names')
      .map(({ id }) => `firma-${id.replaceAll('-', '_')}_status`),
    ...[
      'meta-instanceID',
      'KEY',
      'SubmitterID',
      'SubmitterName',
      'AttachmentsPresent',
      'AttachmentsExpected',
    ],
    ...['Status', 'ReviewState', 'DeviceID', 'Edits', 'FormVersion'],
  ];
  const line = (items: string[], statuses: string[]) =>
    ['2026-11-24T02:00:00.000Z', 'CPR-001', '2026-11-23', ...items, ...statuses, ...Array(11).fill('x')].join(
      ',',
    );
  const read = (items: string[], statuses: string[]) =>
    readAll([header.join(','), line(items, statuses)].join('\n'));

  it('reads as the same rows, skipped items empty, names with their status', async () => {
    const [row] = await read(
      ['yes', 'active', 'CPR-2; CPR-3', 'no', '', '', 'nr_dont-know', '', '', 'yes', ''],
      ['named', '', '', 'nr_refused'],
    );
    expect(said(row!)).toEqual({
      respondent: 'CPR-001',
      answeredOn: '2026-11-23',
      answers: [
        { item: 'peer', code: 'yes' },
        { item: 'peer-mode', code: 'active' },
        { item: 'peer-partners', names: ['CPR-2', 'CPR-3'] },
        { item: 'backward', code: 'no' },
        { item: 'forward', missing: 'dont-know' },
        { item: 'supporting', code: 'yes' },
        { item: 'supporting-partners', missing: 'refused' },
      ],
      problems: [],
    });
  });

  it('is refused where names stand beside their non-response, or none beside "named"', async () => {
    const [row] = await read(
      ['yes', 'active', '', 'no', '', '', 'no', '', '', 'yes', 'Koperasi'],
      ['named', '', '', 'nr_refused'],
    );
    expect(row!.problems.map(short)).toEqual([
      '2 firma-supporting_partners names-and-non-response',
      '2 firma-peer_partners cell-empty',
    ]);
  });
});

describe('skip rules in a file', () => {
  const header = ['respondent', 'answered_on', ...cooperationV1.items.map(({ id }) => id)].join(',');
  const read = async (...cells: string[]) => problemsOf(`${header}\nA,2026-11-24,${cells.join(',')}`);

  it('leave a skipped item empty, and no other', async () => {
    expect(await read('no', '', '', 'no', '', '', 'no', '', '', 'no', '')).toEqual([]);
    expect(await read('no', 'active', '', 'yes', '', 'B', 'no', '', '', '', '#inapplicable')).toEqual([
      '2 peer-mode item-skipped',
      '2 backward-mode cell-empty',
      '2 supporting cell-empty',
    ]);
  });

  it('are not judged by an answer that is itself at fault', async () => {
    expect(await read('x', 'active', '', 'no', '', '', 'no', '', '', 'no', '')).toEqual([
      '2 peer option-unknown',
    ]);
  });
});
