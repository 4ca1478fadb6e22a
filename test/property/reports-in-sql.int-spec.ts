import type { Report, ReportKind } from '@app/contracts';
import { EVERYWHERE, ReportService } from '@app/findings';
import { builtInInstruments } from '@app/programme';
import { FindingsQueries } from '@app/read-models';
import fc from 'fast-check';
import { MemoryLog } from '../../libs/findings/src/testing/memory-findings.js';
import type { Move } from '../../libs/read-models/src/testing/surveys/moves.js';
import { crowdedMovesOf, movesOf, played } from '../../libs/read-models/src/testing/surveys/moves.js';
import { plannedWaves } from '../../libs/read-models/src/testing/surveys/waves.js';
import { runs, seeded } from './support/seed.js';
import { CHANGE } from './support/sql/change.js';
import { COMPARISON } from './support/sql/comparison.js';
import { COOPERATION } from './support/sql/cooperation.js';
import type { TwoReadings } from './support/sql/database.js';
import { openTwoReadings } from './support/sql/database.js';
import { DYNAMICS } from './support/sql/dynamics.js';
import type { SqlCell } from './support/sql/facts.js';
import { NETWORK } from './support/sql/network.js';
import { NON_RESPONSE } from './support/sql/non-response.js';
import { PROBLEMS } from './support/sql/problems.js';

let readings: TwoReadings;
let service: ReportService;

beforeAll(async () => {
  readings = await openTwoReadings();
  service = new ReportService(new FindingsQueries(readings.client), new MemoryLog(builtInInstruments));
});
afterAll(() => readings?.close());

const usual = (waves: readonly number[]) => movesOf(waves, 130, 40);
const crowded = (waves: readonly number[]) => crowdedMovesOf(waves, 60);
/** So few firms that they name each other. */
const acquainted = (waves: readonly number[]) => crowdedMovesOf(waves, 60, 7);

/** Each report with its tables in plain SQL; waves by their places among those planned. */
const REPORTS: readonly {
  readonly kind: ReportKind;
  readonly sql: string;
  readonly waves: readonly number[];
  /** Which of its tables; all of them by default. */
  readonly tables?: RegExp;
  /** How many histories, 2 by default. */
  readonly histories?: number;
  readonly moves?: (waves: readonly number[]) => fc.Arbitrary<Move[]>;
}[] = [
  // The anchors of the scale are words of the instrument.
  { kind: 'dynamics', sql: DYNAMICS, waves: [0, 1, 2], tables: /^dynamics(-decimal|-difference)?$/ },
  { kind: 'cooperation', sql: COOPERATION, waves: [3, 4, 7] },
  { kind: 'problem-handling', sql: PROBLEMS, waves: [5, 6] },
  { kind: 'non-response', sql: NON_RESPONSE, waves: [0, 3, 5] },
  { kind: 'change', sql: CHANGE, waves: [0, 1], histories: 6 },
  { kind: 'change', sql: CHANGE, waves: [4, 7], histories: 6 },
  // Figures are shown of many only; among them a wave of ratings agreed on in public, and both versions of one
  // instrument beside others.
  { kind: 'comparison', sql: COMPARISON, waves: [0, 1, 2, 9], moves: crowded },
  { kind: 'comparison', sql: COMPARISON, waves: [3, 4, 7], moves: crowded },
  { kind: 'comparison', sql: COMPARISON, waves: [2, 4, 5, 8], moves: crowded },
  { kind: 'network', sql: NETWORK, waves: [3, 4], histories: 4, moves: acquainted },
];

/** Cells by table, row and column, each with what is printed and what it rests on. */
const printed = (cells: readonly SqlCell[]): Record<string, string> =>
  Object.fromEntries(
    cells
      .map(
        ({ table, row, column, value, n }) => [`${table} / ${row} / ${column}`, `${value} of ${n}`] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const cellsOf = ({ tables }: Report, wanted: RegExp): SqlCell[] =>
  tables
    .filter(({ key }) => wanted.test(key))
    .flatMap(({ key: table, rows }) =>
      rows.flatMap(({ key: row, cells }) =>
        Object.entries(cells).map(([column, { value, n }]) => ({ table, row, column, value, n: n! })),
      ),
    );

/** Those of the waves that stand at a position, told by SQL. */
async function standing(surveys: readonly string[], position: number): Promise<string[]> {
  const { rows } = await readings.client.query<{ survey: string }>(
    `select survey from unnest($2::uuid[]) with ordinality s(survey, place) join waves_at($1) using (survey) order by place`,
    [position, surveys],
  );
  return rows.map(({ survey }) => survey);
}

async function reportOf(kind: ReportKind, surveys: readonly string[], position: number): Promise<Report> {
  const moment = { position, recordedAt: null };
  const answer = await service.report({ kind, surveys, moment, scope: EVERYWHERE });
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.report;
}

describe.each(REPORTS)(
  '$kind of waves $waves',
  ({ kind, sql, waves, tables = /./, histories = 2, moves = usual }) => {
    const surveys = waves.map((wave) => plannedWaves[wave]!.survey);

    it(
      seeded('is, at every position of any history, what plain SQL makes of the answers'),
      async () => {
        let compared = 0;
        await fc.assert(
          fc.asyncProperty(moves(waves), async (made) => {
            const entries = played(made);
            await readings.load(entries);
            for (const { position } of entries) {
              const there = await standing(surveys, position);
              if (there.length === 0 || (kind === 'change' && there.length < 2)) continue;
              const cells = cellsOf(await reportOf(kind, there, position), tables);
              compared += cells.length;
              expect(printed(cells)).toEqual(printed(await readings.cells(sql, position, there)));
            }
          }),
          runs(histories),
        );
        expect(compared).toBeGreaterThan(1_000);
      },
      120_000,
    );
  },
);
