import type { SelectQueryBuilder } from 'typeorm';
import type { StepBoardRecord } from './board.entities.js';

/** What a reader may see, as permissions say it; nothing listed is nothing seen. */
export interface ReadScope {
  readonly everywhere: boolean;
  readonly regions: readonly string[];
  readonly clusters: readonly string[];
}

/** Filters of the board; those that are absent let everything through, lists mean any of their values. */
export interface BoardFilter {
  /** Region codes: each with the regions below it. */
  readonly regions?: readonly string[];
  readonly forum?: string;
  readonly sectors?: readonly string[];
  readonly stages?: readonly string[];
  readonly standings?: readonly string[];
  /** Numbers of the lowest unfinished step, 1 to 7. */
  readonly steps?: readonly number[];
  /** States of the lowest unfinished step. */
  readonly stepStates?: readonly string[];
  readonly flags?: readonly string[];
  readonly waitingFor?: readonly string[];
  /** Clusters whose lowest unfinished step has been in its state for so many days or more. */
  readonly stalledDays?: number;
  readonly overdue?: boolean;
  /** Part of the name, of an alias, or the beginning of the region's code. */
  readonly text?: string;
  /** From permissions; everything when absent. */
  readonly scope?: ReadScope;
}

/** The moment that "now" means to a query: which day it is decides what is overdue. */
export interface AskedMoment {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** ISO 8601 */
  readonly at: string;
}

type Builder = SelectQueryBuilder<StepBoardRecord>;

/** Takes LIKE's own signs as they are written. */
const literal = (words: string): string => words.replace(/[\\%_]/g, '\\$&');

/** Overdue when it was judged, or since its next day came: time passes without an entry. */
export const OVERDUE = '(b.overdue_count > 0 or b.next_due < :day)';

const equals = (column: string, values: readonly unknown[] | undefined, builder: Builder): void => {
  if (values === undefined) return;
  builder.andWhere(`b.${column} = any(:${column})`, { [column]: values });
};

/** Adds the filter's conditions to a query on the board, whose alias is `b`. */
export function applyFilter(builder: Builder, filter: BoardFilter, moment: AskedMoment): Builder {
  equals('sector', filter.sectors, builder);
  equals('stage', filter.stages, builder);
  equals('standing', filter.standings, builder);
  equals('step', filter.steps, builder);
  equals('step_state', filter.stepStates, builder);
  equals('waiting_for', filter.waitingFor, builder);
  if (filter.forum !== undefined) equals('forum', [filter.forum], builder);
  if (filter.flags !== undefined) builder.andWhere('b.flags && :flags', { flags: filter.flags });
  if (filter.overdue !== undefined) {
    builder.andWhere(
      filter.overdue ? OVERDUE : `(b.overdue_count = 0 and (b.next_due is null or b.next_due >= :day))`,
    );
    builder.setParameter('day', moment.day);
  }
  if (filter.stalledDays !== undefined) {
    const { stalledDays } = filter;
    builder.andWhere(`b.step_since <= :at::timestamptz - make_interval(days => :stalledDays)`, {
      at: moment.at,
      stalledDays,
    });
  }
  byPlace(builder, filter);
  return byText(builder, filter.text);
}

function byPlace(builder: Builder, { regions, scope }: BoardFilter): void {
  const inAny = (parameter: string): string =>
    `exists (select from unnest(:${parameter}::text[]) code where b.region = code or b.region like code || '.%')`;
  if (regions !== undefined) builder.andWhere(inAny('regions'), { regions });
  if (scope === undefined || scope.everywhere) return;
  builder.andWhere(`(${inAny('scopeRegions')} or b.cluster = any(:scopeClusters::uuid[]))`, {
    scopeRegions: scope.regions,
    scopeClusters: scope.clusters,
  });
}

function byText(builder: Builder, words: string | undefined): Builder {
  const trimmed = words?.trim() ?? '';
  if (trimmed === '') return builder;
  const within = `%${literal(trimmed)}%`;
  const condition = `(b.name ilike :within or b.region like :beginning
    or exists (select from unnest(b.aliases) alias where alias ilike :within))`;
  return builder.andWhere(condition, { within, beginning: `${literal(trimmed)}%` });
}
