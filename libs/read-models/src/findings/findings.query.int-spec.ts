import { idOf, LogBuilder } from '../testing/log-builder.js';
import type { ReadModelDatabase } from '../testing/read-model-database.js';
import { openReadModels } from '../testing/read-model-database.js';
import type { Findings } from '../testing/surveys/brute-findings.js';
import { bruteBehind, bruteFindings, bruteNamed, brutePanel } from '../testing/surveys/brute-findings.js';
import { played, someMoves } from '../testing/surveys/moves.js';
import { SurveyHistory } from '../testing/surveys/survey-history.js';
import { plannedWaves } from '../testing/surveys/waves.js';
import type { AnswersCursor, AnswersWhere, ResponseEntry } from './findings-rows.js';
import { FindingsQueries } from './findings.query.js';

const log = new LogBuilder('2026-07-01T02:00:00.000Z');
const entries = [...played(someMoves(400), log)];
const surveys = plannedWaves.map(({ survey }) => survey);
/** Two waves of dynamics in one cluster. */
const [earlier, later] = surveys as [string, string];
/** Every position, and the log as it stands. */
const moments = [...entries.map(({ position }) => position), undefined];

let database: ReadModelDatabase;
let queries: FindingsQueries;

beforeAll(async () => {
  database = await openReadModels(17);
  await database.record(entries);
  queries = new FindingsQueries(database.source);
}, 120_000);
afterAll(() => database?.close());

/** Calls with the queries' answer and the brute one at every moment. */
async function atEveryMoment(
  check: (brute: Findings, asOf: number | undefined) => Promise<void>,
): Promise<void> {
  for (const asOf of moments) {
    const until = asOf === undefined ? entries : entries.slice(0, asOf + 1);
    await check(bruteFindings(until), asOf);
  }
}

/** All pages one after the other, of five rows each. */
async function paged(where: AnswersWhere, asOf?: number): Promise<ResponseEntry[]> {
  const rows: ResponseEntry[] = [];
  let after: AnswersCursor | null = null;
  do {
    const page: Awaited<ReturnType<FindingsQueries['answers']>> = await queries.answers(
      where,
      { limit: 5, ...(after !== null && { after }) },
      asOf,
    );
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

it('the history has all that can happen to answers and files', () => {
  const { waves, responses, imports } = bruteFindings(entries);
  expect(new Set(waves.map(({ status }) => status))).toEqual(new Set(['open', 'closed', 'withdrawn']));
  for (const status of ['checked', 'committed', 'dropped']) {
    expect(imports.map((each) => each.status)).toContain(status);
  }
  expect(imports.filter(({ late }) => late)).not.toEqual([]);
  expect(waves.filter(({ restated }) => restated !== null)).not.toEqual([]);
  expect(responses.filter((each) => each.import !== null && each.corrections > 0)).not.toEqual([]);
});

describe('what counting the bare log gives, at every position and now', () => {
  it('is what waves say of themselves', () =>
    atEveryMoment(async (brute, asOf) => {
      expect(await queries.waves({}, asOf)).toEqual(brute.waves);
    }));

  it('is how each item was answered', () =>
    atEveryMoment(async (brute, asOf) => {
      const counts = await queries.counts(surveys, asOf);
      expect([...counts.keys()]).toEqual(surveys);
      for (const survey of surveys) {
        expect({ survey, asOf, items: counts.get(survey) }).toEqual({
          survey,
          asOf,
          items: brute.counts.get(survey) ?? [],
        });
      }
    }));

  it(
    'are the answers behind a wave, a cell, and reasons for none, page by page',
    () =>
      atEveryMoment(async (brute, asOf) => {
        const cells: AnswersWhere[] = [
          { surveys },
          { surveys, item: 'trust', codes: ['2', '3'] },
          { surveys, item: 'peer' },
          { surveys, item: 'peer-partners' },
          { surveys, item: 'peer', codes: [], missing: ['refused', 'dont-know'] },
        ];
        for (const where of cells) expect(await paged(where, asOf)).toEqual(bruteBehind(brute, where));
      }),
    120_000,
  );

  it('are who named whom', () =>
    atEveryMoment(async (brute, asOf) => {
      for (const { survey, instrument } of plannedWaves) {
        if (instrument.family !== 'cooperation') continue;
        expect(await queries.nominations(survey, asOf)).toEqual(bruteNamed(brute, survey));
      }
    }));

  it('is how the respondents of one wave moved until the next', () =>
    atEveryMoment(async (brute, asOf) => {
      const { items, ...rest } = await queries.panel(earlier, later, asOf);
      const moves = Object.fromEntries(
        items.flatMap(({ item, moves }) =>
          Object.entries(moves).flatMap(([from, to]) =>
            Object.entries(to).map(([code, n]) => [`${item} ${from} ${code}`, n] as const),
          ),
        ),
      );
      expect({ ...rest, moves }).toEqual(brutePanel(brute, earlier, later));
    }));

  it('is how files stand', () =>
    atEveryMoment(async (brute, asOf) => {
      for (const survey of surveys) {
        const own = brute.imports.filter((each) => each.survey === survey);
        expect(await queries.imports(survey, asOf)).toEqual(own);
      }
    }));
});

describe('waves', () => {
  const all = async (filter: Parameters<FindingsQueries['waves']>[0]) =>
    (await queries.waves(filter)).map(({ survey }) => survey).sort();
  const planned = (which: (wave: (typeof plannedWaves)[number]) => boolean) =>
    plannedWaves.filter(which).map(({ survey }) => survey);

  it.each([
    [
      'clusters',
      { clusters: [plannedWaves[0]!.cluster] },
      planned(({ cluster }) => cluster === plannedWaves[0]!.cluster),
    ],
    ['a province', { regions: ['34'] }, planned(({ region }) => region === '34.02')],
    ['regions, none of which is a part of a code', { regions: ['3', '33.1'] }, []],
    [
      'an instrument',
      { instrument: { key: 'cooperation' } },
      planned(({ instrument }) => instrument.key === 'cooperation'),
    ],
    [
      'a version of it',
      { instrument: { key: 'problem-handling', version: 2 } },
      planned(({ instrument }) => instrument.key === 'problem-handling' && instrument.version === 2),
    ],
  ])('are found by %s', async (_, filter, expected) => {
    expect(await all(filter)).toEqual(expected);
  });

  it('are found by how they stand', async () => {
    const { waves } = bruteFindings(entries);
    for (const status of ['open', 'closed', 'withdrawn'] as const) {
      const own = waves.filter((wave) => wave.status === status).map(({ survey }) => survey);
      expect(await all({ status: [status] })).toEqual(own.sort());
    }
  });
});

it('an entry that no decider wrote holds back its own stream and nothing else', async () => {
  const wave = { ...plannedWaves[0]!, survey: idOf(8, 99) };
  const history = new SurveyHistory(log);
  history.open(wave);
  history.record(wave, 0, 1);
  const { stream, events } = log.entries.at(-1)!;
  log.add('response', stream, events);
  history.record(wave, 1, 2);
  await database.record(log.entries.slice(entries.length));
  const { rows } = await queries.answers({ surveys: [wave.survey] }, { limit: 10 });
  expect(rows.map(({ respondent }) => respondent)).toEqual(['R-000', 'R-001']);
  expect(await queries.wave(wave.survey)).toMatchObject({ respondents: 2 });
});
