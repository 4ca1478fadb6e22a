import type { SealedEntry } from '@app/eventsourcing';
import fc from 'fast-check';
import type { MemoryTables } from '../../../eventsourcing/src/testing/projection-memory.js';
import { replayTwice } from '../../../eventsourcing/src/testing/projection-memory.js';
import { bruteFindings } from '../testing/surveys/brute-findings.js';
import { movesOf, played } from '../testing/surveys/moves.js';
import { SurveyHistory } from '../testing/surveys/survey-history.js';
import { plannedWaves } from '../testing/surveys/waves.js';
import { findingsProjection } from './findings.projection.js';

type Cells = Record<string, number>;

/** Cells with anybody in them, by `survey item kind code`. */
function storedCells(tables: MemoryTables, position: number): Cells {
  const rows = tables.asOf('answer_count', position).filter(({ n }) => n !== 0);
  return Object.fromEntries(
    rows.map(({ survey, item, kind, code, n }) => [[survey, item, kind, code].join(' '), n as number]),
  );
}

function bruteCells(entries: readonly SealedEntry[]): Cells {
  const cells: Cells = {};
  for (const [survey, items] of bruteFindings(entries).counts) {
    for (const { item, codes, missing } of items) {
      for (const [code, n] of Object.entries(codes)) cells[`${survey} ${item} code ${code}`] = n;
      for (const [code, n] of Object.entries(missing)) cells[`${survey} ${item} missing ${code}`] = n;
    }
  }
  return cells;
}

interface Tally {
  readonly respondents: unknown;
  readonly restated: { readonly entries: unknown; readonly since: unknown } | null;
}

function storedTallies(tables: MemoryTables, position: number): Record<string, Tally> {
  const tally = ({
    respondents,
    late_entries: entries,
    late_since: since,
  }: Record<string, unknown>): Tally => ({
    respondents,
    restated: since === null ? null : { entries, since },
  });
  return Object.fromEntries(tables.asOf('survey_tally', position).map((row) => [row.survey, tally(row)]));
}

function bruteTallies(entries: readonly SealedEntry[]): Record<string, Tally> {
  const tally = ({ respondents, restated }: ReturnType<typeof bruteFindings>['waves'][number]): Tally => ({
    respondents,
    restated: restated && { entries: restated.entries, since: restated.since },
  });
  return Object.fromEntries(bruteFindings(entries).waves.map((wave) => [wave.survey, tally(wave)]));
}

describe('any history of waves, answers and files', () => {
  it('has at every position the counts that counting answer by answer has', async () => {
    await fc.assert(
      fc.asyncProperty(movesOf([0, 3], 120), async (moves) => {
        const entries = played(moves);
        const tables = await replayTwice(findingsProjection, entries);
        for (let position = 0; position < entries.length; position++) {
          const until = entries.slice(0, position + 1);
          expect(storedCells(tables, position)).toEqual(bruteCells(until));
          expect(storedTallies(tables, position)).toEqual(bruteTallies(until));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('rows of a file', () => {
  const wave = plannedWaves[0]!;
  const file = { file: '0a'.repeat(32), respondents: [0, 1, 2] };
  let history: SurveyHistory;

  beforeEach(() => {
    history = new SurveyHistory();
    history.open(wave);
  });

  const done = (...all: boolean[]): void => expect(all).toEqual(all.map(() => true));

  /** @returns respondents counted after each entry, and how often the wave was restated by the last */
  async function tallies(): Promise<{ respondents: unknown[]; restated: unknown }> {
    const { entries } = history.log;
    const tables = await replayTwice(findingsProjection, entries);
    const each = entries.map(({ position }) => storedTallies(tables, position)[wave.survey]!);
    return { respondents: each.map(({ respondents }) => respondents), restated: each.at(-1)!.restated };
  }

  it('count all at once when it is committed, and not before', async () => {
    done(history.check(wave, file), history.start(wave, file), history.commit(wave, file));
    expect((await tallies()).respondents).toEqual([0, 0, 0, 0, 0, 0, 3]);
  });

  it('never count once it is dropped, and count once when it comes again', async () => {
    done(
      history.check(wave, file),
      history.start(wave, file),
      history.row(wave, file, 0),
      history.drop(wave, file),
    );
    done(history.check(wave, file), history.start(wave, file), history.commit(wave, file));
    expect((await tallies()).respondents).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 3]);
  });

  it('are not those that somebody recorded anew in between', async () => {
    done(
      history.check(wave, file),
      history.start(wave, file),
      history.row(wave, file, 0),
      history.drop(wave, file),
    );
    done(history.record(wave, 0, 7));
    const rest = { ...file, respondents: [1, 2] };
    done(history.check(wave, rest), history.start(wave, rest), history.commit(wave, rest));
    expect((await tallies()).respondents).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 3]);
  });

  it('are replaced by answers that were decided on while it was dropped and landed after its commit', async () => {
    const one = { ...file, respondents: [0] };
    done(
      history.check(wave, one),
      history.start(wave, one),
      history.row(wave, one, 0),
      history.drop(wave, one),
    );
    done(history.check(wave, one), history.start(wave, one), history.commit(wave, one));
    done(history.record(wave, 0, 7, { behind: 3 }));
    expect((await tallies()).respondents).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1]);
  });

  it('restate a wave that was closed before the commit, each as one late answer', async () => {
    done(
      history.check(wave, file),
      history.start(wave, file, { reasoned: true }),
      history.row(wave, file, 0),
    );
    done(history.onWave(wave, { type: 'close-wave', data: {} }));
    done(history.drop(wave, file), history.check(wave, file), history.start(wave, file, { reasoned: true }));
    done(history.commit(wave, file));
    const { length } = history.log.entries;
    expect(await tallies()).toMatchObject({ restated: { entries: 3, since: length - 1 } });
  });
});

it('answers decided on before the wave was closed and recorded after it restate it too', async () => {
  const wave = plannedWaves[0]!;
  const history = new SurveyHistory();
  history.open(wave);
  history.onWave(wave, { type: 'close-wave', data: {} });
  expect(history.record(wave, 0, 7, { behind: 1 })).toBe(true);
  const tables = await replayTwice(findingsProjection, history.log.entries);
  expect(storedTallies(tables, 2)[wave.survey]!.restated).toEqual({ entries: 1, since: 2 });
});
