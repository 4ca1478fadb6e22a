import { TestApi } from '../support/api.js';
import { Scenario } from '../support/scenario.js';

let api: TestApi;
let scenario: Scenario;

beforeAll(async () => {
  api = await TestApi.start();
  scenario = new Scenario(api.services.commands, api.cast);
}, 60_000);
afterAll(() => api.close());

type Part = Parameters<TestApi['send']>[0];
type Holiday = { day: string; source: string; name: { id: string }; region: string | null };
const show = (query: string, part: Part = 'manager') => api.send(part, `/api/v1/calendar?${query}`, {});
const give = (part: Part, name: string, payload: object) =>
  api.send(part, `/api/v1/regions/${name}`, { method: 'POST', payload });
const leave = (region: string, day: string, kind: string) => ({
  region,
  day,
  kind,
  name: { id: 'Libur', en: 'Day off' },
});
const on = (body: { holidays: Holiday[] }, day: string) => body.holidays.find((each) => each.day === day);

test('shows the year of a region with names, sources and what is not known yet', async () => {
  const { status, body } = await show('region=64.72&year=2028', 'fkak');
  expect({ status, zone: body.zone, week: body.workWeek, unknown: body.unknown }).toEqual({
    status: 200,
    zone: 'WITA',
    week: 5,
    unknown: [
      { id: 'Hari Suci Nyepi', en: 'Nyepi (Day of Silence)' },
      { id: 'Hari Raya Waisak', en: 'Vesak Day' },
    ],
  });
  expect(on(body, '2028-08-17')).toEqual({
    day: '2028-08-17',
    kind: 'national',
    name: { id: 'Proklamasi Kemerdekaan', en: 'Independence Day' },
    source: 'computed',
    region: null,
    decree: null,
    works: false,
  });
});

test('a recorded holiday reaches the regions below, and no other; the past stays as it was', async () => {
  const { body: receipt } = await give('manager', 'record-holiday', leave('33.10', '2031-03-05', 'regional'));
  const asked = (region: string) => show(`region=${region}&year=2031&wait=${receipt.id}`);
  const [own, village, other] = [await asked('33.10'), await asked('33.10.02'), await asked('33.18')];
  expect([own, village, other].map(({ body }) => on(body, '2031-03-05')?.region ?? null)).toEqual([
    '33.10',
    '33.10',
    null,
  ]);
  expect(own.body.workingDays).toBe(other.body.workingDays - 1);
  const { position } = (await api.services.projections.waitFor({ id: receipt.id }, [], 5_000)) as {
    position: number;
  };
  const before = await show(`region=33.10&year=2031&asOf=${position - 1}`);
  expect([before.body.asOf, on(before.body, '2031-03-05')]).toEqual([position - 1, undefined]);
});

test('a computed holiday is moved by the country, and said so in the history', async () => {
  const day = '2031-08-17';
  const removed = await give('admin', 'remove-holiday', { region: '00', day, reason: 'Dipindah' });
  const { body } = await show(`region=33.10&year=2031&wait=${removed.body.id}`);
  const history = await api.send('admin', '/api/v1/regions/00/history?limit=1', {});
  expect([removed.status < 300, on(body, day), history.body.items[0].sentence.id]).toEqual([
    true,
    undefined,
    'admin (contoh) menghapus hari libur 17 Agustus 2031 untuk seluruh Indonesia. Dasar: “Dipindah”.',
  ]);
});

test.each([
  ['manager', 'record-holiday', leave('00', '2032-01-05', 'national'), 403],
  ['manager', 'record-holiday', leave('64.72', '2032-01-05', 'regional'), 403],
  ['fkak', 'record-holiday', leave('33.10', '2032-01-05', 'regional'), 403],
  ['manager', 'set-cadence', { region: '33.10', parameter: 'grace', value: 5, reason: 'Uji' }, 403],
  ['admin', 'record-holiday', leave('36', '2032-01-05', 'regional'), 201],
  ['admin', 'set-cadence', { region: '33.10', parameter: 'grace', value: 999, reason: 'Uji' }, 422],
  ['admin', 'set-cadence', { region: '33.10', parameter: 'banana', value: 5, reason: 'Uji' }, 400],
] as const)('%s gives %s: %j is answered %i', async (part, name, payload, status) => {
  expect((await give(part, name, payload)).status).toBe(status);
});

test('the cadence of the region above is what a region goes by', async () => {
  const { body: receipt } = await give('admin', 'set-cadence', {
    region: '34',
    parameter: 'quiet-from',
    value: 18,
    reason: 'Pengajian malam',
  });
  const { body } = await show(`region=34.04&year=2031&wait=${receipt.id}`);
  expect([body.quiet, body.cadence['quiet-from']]).toEqual([{ from: '18:00', until: '07:00' }, 18]);
});

test.each([
  ['year=2026', 'region'],
  ['region=33.10', 'year'],
  ['region=Klaten&year=2026', 'region'],
  ['region=33.10&year=1999', 'year'],
  ['region=33.10&year=2101', 'year'],
])('%s is refused and names %s', async (query, parameter) => {
  const { status, body } = await show(query);
  expect([status, body.errors.map((each: { parameter: string }) => each.parameter)]).toEqual([
    400,
    [parameter],
  ]);
});

test('is for those who are signed in', async () => {
  expect((await show('region=33.10&year=2026', null)).status).toBe(401);
});

test('the examples of the catalogue leave a calendar that can be read', async () => {
  await scenario.gives('region', 'import-holidays', { as: 'admin' });
  const { body } = await show('region=33.10&year=2026');
  expect(on(body, '2026-12-24')?.name.id).toBe('Cuti bersama Natal');
});
