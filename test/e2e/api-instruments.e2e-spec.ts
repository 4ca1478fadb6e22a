import type { InstrumentContent } from '@app/contracts';
import { publishInstrument } from '@app/contracts';
import { builtInInstruments, problemHandlingV2 } from '@app/programme';
import { TestApi } from '../support/api.js';

let api: TestApi;
/** The entry that published the second version of the own instrument, for `wait`. */
let last: number;
beforeAll(async () => {
  api = await TestApi.start();
  expect((await publish(first)).status).toBe(201);
  last = (await publish(second)).body.id as number;
}, 60_000);
afterAll(() => api.close());

const INSTRUMENTS = '/api/v1/instruments';
const get = (
  path: string,
  part: Parameters<TestApi['send']>[0] = 'lpt',
  headers: Record<string, string> = {},
) => api.send(part, `${INSTRUMENTS}${path}`, { headers });
const publish = (payload: object, part: Parameters<TestApi['send']>[0] = 'admin') =>
  api.send(part, `${INSTRUMENTS}/publish-instrument`, { method: 'POST', payload });
const first = publishInstrument.example as unknown as InstrumentContent;
const [loan] = first.items;
const second = {
  ...first,
  version: 2,
  items: [
    {
      ...loan!,
      options: [...loan!.options, { code: 'refused-by-bank', label: { id: 'Ditolak', en: 'Turned down' } }],
    },
    {
      ...loan!,
      id: 'cooperative-loan',
      label: { id: 'Pernah meminjam dari koperasi', en: 'Has borrowed from a cooperative' },
    },
  ],
};

test('those that come with the program are listed with their versions, for everybody who is signed in', async () => {
  const { status, body } = await get(`?wait=${last}`);
  const listed = body.rows.flatMap(
    (row: { key: string; builtIn: boolean; versions: { version: number }[] }) =>
      row.versions.map(({ version }) => `${row.key} ${version} ${row.builtIn}`),
  );
  const known = builtInInstruments.map(({ key, version }) => `${key} ${version} true`);
  const own = [1, 2].map((version) => `${first.key} ${version} false`);
  expect([status, listed]).toEqual([200, [...known, ...own].sort()]);
  expect((await get('', null)).status).toBe(401);
});

test('the list is as of the position asked for', async () => {
  const { body } = await get('');
  const position = body.rows.find((row: { key: string }) => row.key === 'problem-handling').versions[1]
    .published.position as number;
  const newest = async (asOf: number) =>
    (await get(`?asOf=${asOf}`)).body.rows.find((row: { key: string }) => row.key === 'problem-handling')
      .newest;
  expect([await newest(position - 1), await newest(position)]).toEqual([1, 2]);
});

test('one version is its whole text', async () => {
  const { body } = await get('/problem-handling/2');
  expect(body).toMatchObject({ ...problemHandlingV2, newest: 2, builtIn: true });
});

test('an instrument and its history are found by key', async () => {
  const [shown, history] = [
    await get('/cooperation', 'manager'),
    await get('/cooperation/history', 'manager'),
  ];
  expect([shown.body.key, shown.body.newest, history.body.items.length]).toEqual(['cooperation', 1, 1]);
});

test('an own instrument gets a second version, and the difference says what stays comparable', async () => {
  const { body } = await get(`/${first.key}/diff?from=1&to=2&wait=${last}`);
  expect([body.summary.en, body.items.map((item: { sentence: { id: string } }) => item.sentence.id)]).toEqual(
    [
      'From version 1 to version 2: 0 of 2 items stay comparable.',
      [
        'Pernah meminjam dari bank (bank-loan): tidak lagi sebanding; ada opsi yang dahulu tidak dapat dipilih (opsi baru: refused-by-bank).',
        'Pernah meminjam dari koperasi (cooperative-loan): baru pada versi ini.',
      ],
    ],
  );
});

test('publishing the same text again changes nothing; another text under its number is refused', async () => {
  const again = await publish(second);
  const other = await publish({ ...second, notes: [{ id: 'lain', en: 'other' }] });
  expect([again.status, again.body.events, other.status, other.body.errors]).toEqual([
    200,
    [],
    422,
    [expect.objectContaining({ code: 'version-published', pointer: '/version', params: { next: 3 } })],
  ]);
});

test('a refusal names everything that is wrong with an instrument', async () => {
  const items = [
    { ...loan!, id: 'respondent' },
    { ...loan!, scale: 'ordinal', ask: { item: 'later', codes: ['yes'] } },
  ];
  const { status, body } = await publish({ ...first, key: 'rusak', version: 2, items });
  expect([
    status,
    body.errors.map(({ code, pointer }: { code: string; pointer: string }) => [code, pointer]),
  ]).toEqual([
    422,
    [
      ['item-id-reserved', '/items/0/id'],
      ['value-absent', '/items/1/options/0/value'],
      ['value-absent', '/items/1/options/1/value'],
      ['skip-rule-target', '/items/1/ask/item'],
      ['version-skipped', '/version'],
    ],
  ]);
  expect((await publish({ ...problemHandlingV2, version: 3 })).body.errors[0].code).toBe('key-built-in');
});

test('only administrators publish', async () => {
  const { status, body } = await publish({ ...first, key: 'lain' }, 'manager');
  expect([status, body.errors[0].code]).toEqual([403, 'role-needed']);
});

test.each(['id', 'en'])('the form for phones is a workbook that opens in %s', async (language) => {
  const { status, headers, text } = await get('/cooperation/1/xlsform', 'manager', {
    'accept-language': language,
  });
  expect([status, headers['content-type'], headers['content-disposition'], text.slice(0, 2)]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    `attachment; filename="rumpun-cooperation-v1.${language}.xlsx"`,
    'PK',
  ]);
});

test.each([
  ['/nothing/1', 404, 'unknown-id'],
  ['/cooperation/2', 404, 'unknown-version'],
  ['/cooperation/x', 404, 'unknown-version'],
  ['/cooperation/01', 404, 'unknown-version'],
  ['/cooperation/9/xlsform', 404, 'unknown-version'],
  ['/problem-handling/diff?from=1&to=3', 404, 'unknown-version'],
  ['/problem-handling/diff?from=2&to=1', 400, 'versions-backwards'],
  ['/problem-handling/diff?from=2', 400, 'invalid-type'],
  ['/problem-handling/2?colour=red', 400, 'unrecognized-keys'],
] as const)('%s is answered %i, %s', async (path, status, code) => {
  const { status: got, body } = await get(path);
  expect([got, body.errors?.[0]?.code]).toEqual([status, code]);
});
