import type { Report, ReportCell } from '@app/contracts';
import { answersPageView, reportKindsView, reportKinds, reportView, surveyPageView } from '@app/contracts';
import ExcelJS from 'exceljs';
import { pdfPages } from '../../libs/reports/src/testing/pdf-text.js';
import { TestApi } from '../support/api.js';
import { Scenario } from '../support/scenario.js';
import type { Answers } from '../support/survey-scene.js';
import { SurveyScene } from '../support/survey-scene.js';

let api: TestApi;
let ceper: SurveyScene;
let juwana: SurveyScene;
/** Position at which Ceper's wave was closed; a late correction comes after it. */
let closed: number;
let survey: string;
let other: string;
let problem: string;
let withdrawn: string;

const positionOf = async (id: number): Promise<number> => {
  const result = await api.services.projections.waitFor({ id }, ['findings', 'directory'], 10_000);
  if (!result.ok) throw new Error(`not shown: ${JSON.stringify(result)}`);
  return result.position;
};

/** Table 4's Ceper: 4 of 12 cooperate with peers, 2 passively and 2 actively. */
async function playCeper(): Promise<void> {
  survey = await ceper.open();
  for (let number = 1; number <= 12; number++) {
    const peer: Answers =
      number <= 4 ? { peer: 'yes', 'peer-mode': number <= 2 ? 'passive' : 'active' } : { peer: 'no' };
    const partners: Answers = number <= 4 ? { 'peer-partners': { names: ['CPR-05', '=1+1'] } } : {};
    const rest = { backward: { missing: 'dont-know' }, forward: 'no', supporting: { missing: 'refused' } };
    await ceper.answer(`CPR-${String(number).padStart(2, '0')}`, { ...peer, ...partners, ...rest });
  }
  const late = await ceper.answer('CPR-13', {
    peer: { missing: 'refused' },
    backward: 'no',
    forward: 'no',
    supporting: 'no',
  });
  await ceper.gives('survey', 'close-wave', survey, {});
  closed = await positionOf(ceper.last);
  await ceper.gives('response', 'correct-answers', late, {
    answers: [
      { item: 'peer', code: 'yes' },
      { item: 'peer-mode', code: 'active' },
      { item: 'peer-partners', missing: 'refused' },
    ],
    reason: 'Lembar jawaban ditemukan kembali',
  });
}

/** A cluster of another region, with a wave that was withdrawn and one that nobody answered. */
async function playJuwana(): Promise<void> {
  const { scenario } = juwana;
  await scenario.gives('forum', 'establish-forum', {
    with: { region: '33.18', name: 'FPK Kabupaten Pati' },
    as: 'manager',
  });
  await scenario.gives('forum', 'seat-member', { as: 'manager' });
  await scenario.gives('forum', 'agree-mechanism', { as: 'manager' });
  await scenario.gives('cluster', 'enrol-cluster', {
    with: { region: '33.18', name: 'Klaster Logam Juwana' },
    as: 'manager',
  });
  withdrawn = await juwana.open({ location: 'Pati' });
  await juwana.gives('survey', 'withdraw-wave', withdrawn, { reason: 'Dibuka untuk klaster yang keliru' });
  other = await juwana.open({ location: 'Pati', instrument: { key: 'dynamics-jica' } });
  problem = await juwana.open({ location: 'Pati', instrument: { key: 'problem-handling' }, synthetic: true });
}

beforeAll(async () => {
  api = await TestApi.start();
  ceper = new SurveyScene(new Scenario(api.services.commands, api.cast));
  await ceper.scenario.cluster();
  await playCeper();
  juwana = new SurveyScene(new Scenario(api.services.commands, api.cast));
  await playJuwana();
  const { cluster } = ceper.scenario.ids;
  await api.cast.grant('lpt', 'institution', { cluster });
  await api.cast.grant('pke', 'enumerator', { cluster });
  await positionOf(juwana.last);
}, 120_000);
afterAll(() => api.close());

type Part = Parameters<TestApi['send']>[0];
const get = (path: string, part: Part = 'manager', headers: Record<string, string> = {}) =>
  api.send(part, `/api/v1/${path}`, { headers });
const cell = (report: Report, column: string, row = 0): ReportCell | undefined =>
  report.tables[0]!.rows[row]!.cells[column];
const codesOf = ({ body }: { body: { errors?: { code: string }[] } }) => body.errors?.map(({ code }) => code);

describe('a report', () => {
  test('is one of those listed, with what each needs', async () => {
    const { status, body } = await get('reports', 'lpt');
    expect(status).toBe(200);
    expect(reportKindsView.parse(body).kinds.map(({ kind }) => kind)).toEqual(reportKinds);
  });

  test('says the chapter’s numbers of the answers that were recorded', async () => {
    const { status, body } = await get(`reports/cooperation?region=33.10&asOf=${closed}`);
    const report = reportView.parse(body);
    expect(status).toBe(200);
    expect(cell(report, 'peer.yes.percent')).toMatchObject({ value: '33.3', n: 12, population: 20 });
    expect(report).toMatchObject({ position: closed, waves: [{ survey, respondents: 13 }] });
  });

  test('of a closed wave stays as it was first published, and is marked where it was restated', async () => {
    const first = reportView.parse((await get(`reports/cooperation?region=33.10&asOf=${closed}`)).body);
    const now = reportView.parse((await get('reports/cooperation?region=33.10')).body);
    const said = [first, now].map((report) => [
      cell(report, 'peer.yes.count')?.value,
      report.waves[0]!.restated,
      report.notes.some(({ code }) => code === 'restated'),
    ]);
    expect(said).toEqual([
      ['4', null, false],
      ['5', { since: closed + 1, entries: 1, closedAt: closed }, true],
    ]);
  });

  test.each(reportKinds)('of the kind %s keeps to its contract', async (kind) => {
    const place = kind === 'change' ? `cluster=${ceper.scenario.ids.cluster}` : 'region=33';
    const { status, body } = await get(`reports/${kind}?${place}`);
    expect([status, reportView.safeParse(body).error]).toEqual([200, undefined]);
  });

  test('without answers yet is a table that says so', async () => {
    const { status, body } = await get(`reports/dynamics?surveys=${other}`);
    const cells = reportView
      .parse(body)
      .tables.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row.cells)));
    expect([status, cells.some(({ why }) => why === 'no-answers')]).toEqual([200, true]);
  });

  test('of change with one wave is a level', async () => {
    const { body } = await get(`reports/change?cluster=${ceper.scenario.ids.cluster}`);
    expect(reportView.parse(body).notes.map(({ code }) => code)).toContain('one-wave');
  });
});

describe('the files of a report', () => {
  const path = (format: string, language = 'id') =>
    `reports/cooperation?region=33.10&asOf=${closed}&format=${format}&language=${language}`;

  let population = 20;

  test.each(['json', 'csv', 'xlsx', 'pdf'])(
    '%s of one position has the same bytes whenever it is made',
    async (format) => {
      const one = await get(path(format));
      await ceper.gives('survey', 'correct-population', survey, { population: ++population, reason: format });
      await positionOf(ceper.last);
      const two = await get(path(format));
      expect([one.status, one.bytes.length > 500, one.bytes.equals(two.bytes), one.headers.etag]).toEqual([
        ...[200, true, true],
        two.headers.etag,
      ]);
    },
  );

  test.each([
    ['csv', 'id', 'attachment; filename="laporan-kerja-sama-33.10-pos', 'text/csv; charset=utf-8'],
    ['pdf', 'en', 'attachment; filename="report-cooperation-33.10-pos', 'application/pdf'],
    ['xlsx', 'id', 'attachment; filename="laporan-kerja-sama-33.10-pos', 'application/vnd.openxml'],
    ['json', 'id', 'inline; filename="laporan-kerja-sama-33.10-pos', 'application/json; charset=utf-8'],
  ])('%s in %s has its name and type', async (format, language, disposition, type) => {
    const { headers } = await get(path(format, language));
    expect(headers['content-disposition']).toBe(`${disposition}${closed}.${format}"`);
    expect(headers['content-type']).toContain(type);
    expect(headers['content-language']).toBe(format === 'json' ? undefined : language);
  });

  test('are chosen by Accept too, and 406 names those that exist', async () => {
    const csv = await get('reports/cooperation?region=33.10', 'manager', { accept: 'text/csv' });
    const none = await get('reports/cooperation?region=33.10', 'manager', { accept: 'image/png' });
    expect([csv.type, none.status, none.body.code, none.body.formats]).toEqual([
      ...['text/csv; charset=utf-8', 406, 'not-acceptable'],
      ['json', 'csv', 'xlsx', 'pdf'],
    ]);
  });

  test('are not sent again to whoever has them', async () => {
    const { headers } = await get(path('pdf'));
    const { status, text } = await get(path('pdf'), 'manager', { 'if-none-match': headers.etag! });
    expect([status, text]).toEqual([304, '']);
  });

  test('hold numbers as numbers in a workbook, and the decimal comma in Indonesian CSV', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await get(path('xlsx'))).bytes as never);
    const values = workbook.worksheets.flatMap((sheet) => {
      const cells: unknown[] = [];
      sheet.eachRow((row) => row.eachCell((each) => cells.push(each.value)));
      return cells;
    });
    expect([values.includes(33.3), /;"?33,3"?[;\r]/.test((await get(path('csv'))).text)]).toEqual([
      true,
      true,
    ]);
  });

  test('bear the letterhead of the forum that serves the place', async () => {
    const { bytes } = await get(path('pdf'));
    const [page] = pdfPages(bytes);
    expect([page!.lines[0], page!.lines.some((line) => line.includes(`Posisi log ${closed} `))]).toEqual([
      'FPK Kabupaten Klaten',
      true,
    ]);
  });
});

describe('the answers behind a figure', () => {
  /** All pages. */
  async function answersOf({ source }: ReportCell, kind: string, position: number): Promise<number> {
    const { surveys, item, codes, missing } = source!;
    const query = new URLSearchParams({
      surveys: surveys.join(','),
      item,
      limit: '5',
      asOf: String(position),
    });
    if (codes !== null && codes.length > 0) query.set('codes', codes.join(','));
    if (missing !== undefined) query.set('missing', missing.join(','));
    let rows = 0;
    for (let cursor: string | null = ''; cursor !== null;) {
      if (cursor !== '') query.set('cursor', cursor);
      const page = answersPageView.parse((await get(`reports/${kind}/answers?${query}`)).body);
      rows += page.rows.length;
      cursor = page.next;
    }
    return rows;
  }

  test.each(['cooperation', 'non-response'])('of %s are as many as the figure counts', async (kind) => {
    const report = reportView.parse((await get(`reports/${kind}?surveys=${survey}`)).body);
    const cells = report.tables.flatMap(({ key, rows }) =>
      rows.flatMap((row) =>
        Object.entries(row.cells).map(([column, each]) => ({ name: `${key}/${row.key}/${column}`, each })),
      ),
    );
    const counts = cells.filter(({ each }) => each.kind === 'count' && each.source !== null);
    const seen = new Map<string, number>();
    const wrong: unknown[] = [];
    for (const { name, each } of counts) {
      const key = JSON.stringify(each.source);
      if (!seen.has(key)) seen.set(key, await answersOf(each, kind, report.position));
      if (seen.get(key) !== Number(each.value))
        wrong.push({ name, value: each.value, answers: seen.get(key) });
    }
    expect([counts.length > 10, wrong]).toEqual([true, []]);
  });

  test('come with the question and the meaning of the code in both languages, never with a name', async () => {
    const { body, text } = await get(
      `reports/cooperation/answers?surveys=${survey}&item=peer&codes=yes&limit=1`,
    );
    const page = answersPageView.parse(body);
    expect(page.items[0]!.question.en).not.toBe('');
    expect(page.rows[0]).toMatchObject({
      respondent: 'CPR-01',
      code: 'yes',
      label: { id: 'Ada', en: 'Yes' },
    });
    expect([page.next !== null, text.includes('contoh)')]).toEqual([true, false]);
  });

  test('are a spreadsheet too, of which nothing is executed', async () => {
    const csv = await get(
      `reports/cooperation/answers?surveys=${survey}&item=peer-partners&format=csv&language=en`,
    );
    const lines = csv.text.trim().split('\r\n');
    expect([csv.type, lines.length, lines[0]]).toEqual([
      'text/csv; charset=utf-8; header=present',
      1 + 4,
      expect.stringContaining('Location,Respondent,Day,Item,Question,Code'),
    ]);
    expect(csv.text).not.toMatch(/(^|[,;"]\s*)=1/m);
  });

  test.each([
    ['item=colour', 422, ['unknown-item']],
    ['item=peer&codes=maybe,yes', 422, ['unknown-code']],
    ['codes=yes', 422, ['item-needed']],
    ['item=peer&cursor=x', 422, ['cursor-malformed']],
    ['item=peer&missing=asleep', 400, undefined],
  ])('are refused for %s with the reason', async (query, status, codes) => {
    const answer = await get(`reports/cooperation/answers?surveys=${survey}&${query}`);
    expect([answer.status, codes === undefined ? undefined : codesOf(answer)]).toEqual([status, codes]);
  });
});

describe('who may', () => {
  test.each([
    ['manager', 200, 200],
    ['admin', 200, 200],
    ['monitor', 200, 200],
    // Of both forums, by their own facts; the account's role is for 33.10 alone.
    ['coordinator', 200, 200],
    ['fkak', 200, 200],
    ['lpt', 200, 403],
    ['pke', 200, 403],
    [null, 401, 401],
  ] as const)('%s reads the report of 33.10: %i, of 33.18: %i', async (part, here, there) => {
    const own = await get(`reports/cooperation?region=33.10`, part);
    const others = await get(`reports/dynamics?region=33.18`, part);
    expect([own.status, others.status]).toEqual([here, there]);
  });

  test.each([
    ['manager', 200],
    ['monitor', 200],
    ['pke', 200],
    ['coordinator', 403],
    ['fkak', 403],
    ['lpt', 403],
  ] as const)('%s reads single answers and the network: %i', async (part, status) => {
    const answers = await get(`reports/cooperation/answers?surveys=${survey}&item=peer`, part);
    const network = await get(`reports/network?surveys=${survey}`, part);
    expect([answers.status, network.status]).toEqual([status, status]);
    if (status === 403) expect(codesOf(answers)).toContain('answers-are-pseudonymous');
  });

  test('a wave of another region is not theirs', async () => {
    const answer = await get(`reports/dynamics?surveys=${other}`, 'lpt');
    expect([answer.status, codesOf(answer)]).toEqual([403, ['outside-scope']]);
  });
});

describe('what cannot be reported', () => {
  test.each([
    ['reports/gossip', 404, 'unknown-report', undefined],
    ['reports/cooperation?region=33.28', 422, 'no-waves', ['no-waves', 'open-a-wave']],
    [
      'reports/problem-handling?region=33.10',
      422,
      'no-waves',
      ['no-waves', 'other-instruments', 'open-a-wave'],
    ],
    ['reports/cooperation?surveys=0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a99', 404, 'unknown-id', ['unknown-wave']],
    ['reports/change?region=33', 422, 'one-cluster-needed', ['one-cluster-needed']],
    ['reports/cooperation?asOf=999999', 400, 'unknown-moment', ['as-of-future']],
    ['reports/cooperation?asOf=2001-01-01', 400, 'unknown-moment', ['as-of-unknown']],
    ['reports/cooperation?asOf=0', 422, 'no-waves', ['no-waves', 'open-a-wave']],
    ['reports/cooperation?region=Klaten', 400, 'invalid-request', ['invalid-format']],
    ['reports/cooperation?format=docx', 400, 'invalid-request', ['invalid-value']],
    ['reports/cooperation?colour=red', 400, 'invalid-request', ['unrecognized-keys']],
  ])('%s: %i %s', async (path, status, code, codes) => {
    const answer = await get(path);
    expect([answer.status, answer.body.code, codesOf(answer)]).toEqual([status, code, codes]);
  });

  test('waves that were named are told one by one', async () => {
    const mixed = await get(`reports/cooperation?surveys=${withdrawn},${survey}&region=33.18`);
    const family = await get(`reports/cooperation?surveys=${survey},${other}`);
    const early = await get(`reports/cooperation?surveys=${survey}&asOf=3`);
    expect([mixed, family, early].map((answer) => [answer.status, codesOf(answer)])).toEqual([
      [422, ['wave-withdrawn', 'wave-elsewhere']],
      [422, ['other-instrument']],
      [422, ['wave-not-yet']],
    ]);
  });

  test('is said in the reader’s language, with both texts beside it', async () => {
    const { body } = await get('reports/cooperation?region=33.28', 'manager', { 'accept-language': 'en' });
    expect(body.detail).toContain('there is no survey wave for “Cooperation”');
    expect(body.errors[1].texts.id).toContain('Buka gelombang dengan instrumen “cooperation”');
  });
});

describe('the list of waves', () => {
  test('has the response rate of each, for those who may see it', async () => {
    const all = surveyPageView.parse((await get(`surveys?asOf=${closed}`)).body);
    expect(all.rows.map(({ survey: id, responseRate }) => [id, responseRate])).toEqual([
      [survey, { n: 13, population: 20, percent: '65.0' }],
    ]);
    const own = surveyPageView.parse((await get('surveys', 'pke')).body);
    expect(own.rows.map(({ survey: id }) => id)).toEqual([survey]);
    expect((await get('surveys', 'lpt')).status).toBe(403);
  });

  test('goes page by page, and tells withdrawn ones when asked', async () => {
    const one = surveyPageView.parse((await get('surveys?limit=1')).body);
    const two = surveyPageView.parse((await get(`surveys?limit=2&cursor=${one.next}`)).body);
    const gone = surveyPageView.parse((await get('surveys?statuses=withdrawn')).body);
    expect([...one.rows, ...two.rows, ...gone.rows].map(({ survey: id }) => id)).toEqual([
      survey,
      other,
      problem,
      withdrawn,
    ]);
    expect(two.next).toBeNull();
  });
});
