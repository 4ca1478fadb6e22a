import { patternProblems } from './cron.js';
import { type JobDefinition, type JobHandler, type Schedule, setupProblems } from './setup.js';

const job = (name: string, more: Partial<JobDefinition> = {}): JobDefinition => ({ name, ...more });
const handler = (name: string): JobHandler => ({ name, run: () => Promise.resolve() });
const schedule = (more: Partial<Schedule> = {}): Schedule => ({
  job: 'sweep',
  pattern: '0 5 * * *',
  tz: 'Asia/Jakarta',
  ...more,
});
const codes = (problems: readonly { code: string; subject: string }[]) =>
  problems.map(({ code, subject }) => [code, subject]);

test('each job with exactly one handler is no problem', () => {
  expect(setupProblems([job('sweep'), job('deliver')], [handler('deliver'), handler('sweep')], [])).toEqual(
    [],
  );
});

test('jobs without handler, with two, and handlers without job are named, all of them', () => {
  const handlers = [handler('deliver'), handler('deliver'), handler('delivr')];
  expect(codes(setupProblems([job('sweep'), job('deliver'), job('digest')], handlers, []))).toEqual([
    ['no-handler', 'sweep'],
    ['no-handler', 'digest'],
    ['two-handlers', 'deliver'],
    ['unknown-job', 'delivr'],
  ]);
});

test('a process without handlers may wake jobs', () => {
  expect(setupProblems([job('sweep')], undefined, [])).toEqual([]);
});

test('a job that stands twice is named', () => {
  expect(codes(setupProblems([job('sweep'), job('sweep')], [handler('sweep')], []))).toEqual([
    ['job-twice', 'sweep'],
  ]);
});

test.each([
  ['a:b', { name: 'a:b' }],
  ['an empty name', { name: '' }],
  ['a queue with a colon', { name: 'sweep', queue: 'x:y' }],
])('%s is no name, for colons part the keys of the queues', (_title, definition) => {
  expect(setupProblems([definition], undefined, []).map(({ code }) => code)).toEqual(['bad-name']);
});

test.each([
  { attempts: 0 },
  { attempts: 51 },
  { attempts: 1.5 },
  { backoffMs: 0 },
  { backoffMs: Number.NaN },
])('%j is refused', (more) => {
  expect(codes(setupProblems([job('sweep', more)], undefined, []))).toEqual([['bad-number', 'sweep']]);
});

test('schedules name a job, a zone that exists, and each its own id', () => {
  const schedules = [
    schedule(),
    schedule(),
    schedule({ id: 'lost', job: 'sweeep' }),
    schedule({ id: 'mars', tz: 'Mars/Olympus' }),
  ];
  expect(codes(setupProblems([job('sweep')], undefined, schedules))).toEqual([
    ['schedule-twice', 'sweep'],
    ['unknown-job', 'lost'],
    ['unknown-zone', 'mars'],
  ]);
});

test.each([
  '',
  'never',
  '@daily',
  '0 5 * *',
  '60 5 * * *',
  '0 25 * * *',
  '0 0 30 2 *',
  '0 0 31 4 *',
  '0 5 * * * * *',
])('the pattern %j is refused', async (pattern) => {
  expect(codes(await patternProblems([schedule({ pattern })], 0))).toEqual([['bad-pattern', 'sweep']]);
});

test.each(['0 5 * * *', '*/5 * * * * *', '0 7 1-7 1,4,7,10 mon', '0 0 29 2 *'])(
  'the pattern %j comes',
  async (pattern) => {
    expect(await patternProblems([schedule({ pattern })], 0)).toEqual([]);
  },
);
