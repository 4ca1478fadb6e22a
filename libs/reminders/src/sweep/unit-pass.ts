import type { CommandService, ExecuteFailure, StateLoader } from '@app/application';
import { Coalesced } from '@app/event-store';
import type { Obligation } from '@app/obligations';
import {
  addDays,
  noticeCommandId,
  type ObligationState,
  obligationStatusOf,
  obligationStreamId,
} from '@app/programme';
import type pg from 'pg';
import { v5 as uuidv5 } from 'uuid';
import {
  type FinishedPass,
  finishPasses,
  type Noted,
  type ObligationRow,
  rowsOfUnits,
  type RowsOfUnit,
} from '../agenda/obligation-rows.js';
import type { ClaimedUnit, UnitTable } from '../agenda/unit-table.js';
import { Grouped } from '../shared/grouped.js';
import { type Moment, momentOf, morningOf } from './moments.js';
import { nextActions } from './next-actions.js';
import { type TimingCache, UnitLoader, type LoaderParts } from './unit-loader.js';

export interface PassParts extends LoaderParts {
  readonly pool: pg.Pool;
  readonly units: UnitTable;
  readonly commands: Pick<CommandService, 'executeInternal'>;
}

/** Lists show what opens in so many days; and a unit that has nothing else to do is looked at again before. */
const HORIZON_DAYS = 120;
const AGAIN_DAYS = 30;
/** Namespace of the command ids that settle obligations; never changed. */
const NAMESPACE = '2f6d1a0e-8c3b-5d47-9e52-6a7b8c9d0e13';

const NO_ROWS: RowsOfUnit = new Map();
/** Passes written in one statement: some hundred obligations. */
const TOGETHER = 20;
/** How soon to look again where a command was answered otherwise than expected. */
const DOUBT_MS = 60_000;

interface Given {
  raised: number;
  settled: number;
  /** A command was refused: what is known of the stream is not sure. */
  doubt: boolean;
}

/** What a pass did. */
export interface PassOutcome {
  readonly obligations: number;
  readonly raised: number;
  readonly settled: number;
}

/**
 * One look at a unit: what is due is worked out from the log as it stands, whatever has to be told is told, and the
 * agenda says when to look again. It may be doubled or broken off anywhere: its commands have the same ids the next
 * time, and rows are written only by who still holds the unit.
 */
export class UnitPass {
  private readonly unitLoader: UnitLoader;
  private readonly rows: Coalesced<RowsOfUnit>;
  private readonly finished: Grouped<FinishedPass, void>;

  constructor(private readonly parts: PassParts) {
    const { pool } = parts;
    this.unitLoader = new UnitLoader(parts);
    this.rows = new Coalesced((units) => rowsOfUnits(pool, units));
    this.finished = new Grouped(async (passes) => {
      await finishPasses(pool, passes);
      return passes.map(() => undefined);
    }, TOGETHER);
  }

  /** @throws the first error met: nothing was written, the unit stays on the agenda */
  async run(unit: ClaimedUnit, now: string, timings: TimingCache): Promise<PassOutcome> {
    const moment = momentOf(await timings.of(unit.region), now);
    const { cadence, calendar } = moment;
    const until = addDays(moment.day, HORIZON_DAYS);
    const [obligations, before = NO_ROWS] = await Promise.all([
      this.unitLoader.obligations(unit, { cadence, calendar, until }),
      this.rows.get(unit.stream),
    ]);
    const looks = await Promise.all(
      obligations.map((obligation) => this.look(obligation, before.get(obligation.key)?.noted, moment)),
    );
    const gone = await this.settleGone(obligations, before, moment);
    await this.finished.add({ unit, nextAt: nextLook(looks, moment), rows: looks, before, at: now });
    const sum = (of: 'raised' | 'settled') => looks.reduce((total, each) => total + each[of], 0);
    return { obligations: looks.length, raised: sum('raised'), settled: sum('settled') + gone };
  }

  private async look(
    obligation: Obligation,
    noted: Noted | null | undefined,
    moment: Moment,
  ): Promise<ObligationRow & Pick<Given, 'raised' | 'settled'>> {
    const told = isQuiet(obligation, noted) ? null : await this.told(obligation.key);
    const quiet = told === null && noted !== null && noted !== undefined && noted !== 'none';
    // What its stream says was looked at before and needs no word now.
    if (quiet) return { obligation, noted, nextRung: null, nextAt: null, raised: 0, settled: 0 };
    const actions = nextActions(obligation, told?.state ?? null, moment);
    const done = await this.give(obligation.key, actions.commands, told?.version ?? 0);
    const { nextRung } = actions;
    if (done.doubt) return { obligation, noted: null, nextRung, nextAt: later(moment, DOUBT_MS), ...done };
    const state = stateAfter(told?.state ?? null, actions.commands);
    return { obligation, noted: state, nextRung, nextAt: actions.nextAt, ...done };
  }

  /** What the policy no longer answers was retracted: whoever was told of it hears no more. */
  private async settleGone(
    obligations: readonly Obligation[],
    before: RowsOfUnit,
    moment: Moment,
  ): Promise<number> {
    const answered = new Set(obligations.map(({ key }) => key));
    const gone = [...before].filter(
      ([key, { noted }]) => !answered.has(key) && noted !== 'none' && noted !== 'void',
    );
    let settled = 0;
    for (const [key] of gone) {
      const told = await this.told(key);
      const { commands } = nextActions(undefined, told?.state ?? null, moment);
      settled += (await this.give(key, commands, told?.version ?? 0)).settled;
    }
    return settled;
  }

  private told(key: string): ReturnType<StateLoader['obligation']> {
    return this.parts.loader.obligation(obligationStreamId(key));
  }

  private async give(
    key: string,
    commands: ReturnType<typeof nextActions>['commands'],
    version: number,
  ): Promise<Given> {
    const done = { raised: 0, settled: 0, doubt: false };
    for (const command of commands) {
      const raises = command.type === 'raise-notice';
      const result = await this.parts.commands.executeInternal({
        category: 'obligation',
        stream: obligationStreamId(key),
        command,
        commandId: raises
          ? noticeCommandId(key, command.data.rung)
          : uuidv5(`settle|${key}|${command.data.state}|${version}`, NAMESPACE),
        account: 'sweep',
      });
      if (!result.ok) done.doubt = isHarmless(result);
      else if (result.receipt !== null && !result.replayed) done[raises ? 'raised' : 'settled']++;
    }
    return done;
  }
}

/** Nothing to tell and nothing to look up: most obligations, most of the time. */
function isQuiet({ state }: Obligation, noted: Noted | null | undefined): boolean {
  return noted === 'none' || (noted === state && state !== 'open');
}

/** Somebody else was quicker, or what was to be told no longer holds: the next look decides anew. */
const HARMLESS = ['conflict', 'refused', 'command-id-reused'];

/** @throws Error for an answer that the sweep's own commands never have */
function isHarmless({ kind }: ExecuteFailure): true {
  if (!HARMLESS.includes(kind)) throw new Error(`the sweep's command was answered ${kind}`);
  return true;
}

function stateAfter(
  told: ObligationState | null,
  commands: ReturnType<typeof nextActions>['commands'],
): Noted {
  const last = commands.at(-1);
  if (last === undefined) return told === null ? 'none' : obligationStatusOf(told);
  return last.type === 'raise-notice' ? 'open' : last.data.state;
}

const later = ({ now }: Moment, ms: number): string => new Date(Date.parse(now) + ms).toISOString();

function nextLook(looks: readonly Pick<ObligationRow, 'nextAt'>[], moment: Moment): string {
  const again = morningOf(addDays(moment.day, AGAIN_DAYS), moment);
  return [again, ...looks.flatMap(({ nextAt }) => nextAt ?? [])].sort()[0]!;
}
