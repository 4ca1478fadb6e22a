import type { SqlSource } from '../shared/sql.js';
import { rowsOf, SqlValues, tableAt } from '../shared/sql.js';
import { answersPage, elsewhere, namedIn, panelOf } from './answers.query.js';
import type {
  AnswersCursor,
  AnswersPage,
  AnswersWhere,
  CountedItem,
  ImportEntry,
  NamedEntry,
  PanelEntry,
  WaveEntry,
  WaveFilter,
} from './findings-rows.js';

type Flat = Omit<WaveEntry, 'instrument' | 'period' | 'restated'> & {
  readonly key: string;
  readonly version: number;
  readonly hash: string;
  readonly from: string;
  readonly until: string;
  readonly lateEntries: number;
  readonly lateSince: number | null;
};

const WAVE = `w.survey, w.cluster, w.region, w.location, w.instrument as key, w.instrument_version as version,
  w.instrument_hash as hash, w.method, w.period_from::text as "from", w.period_until::text as until, w.population,
  w.status, w.closed_on::text as "closedOn", w.closed_at::float8 as "closedAt", w.synthetic,
  w.enrolled::float8 as enrolled, t.respondents, t.late_entries as "lateEntries",
  t.late_since::float8 as "lateSince"`;

const IMPORT = `import, survey, file, format, bytes::float8 as bytes, rows, problems, status, late,
  enrolled::float8 as enrolled`;

/**
 * Waves, counts and answers, now or as of a position. A position in the future reads like now: whoever answers a
 * reader waits for it or refuses first. Withdrawn waves are listed as such and keep their counts.
 */
export class FindingsQueries {
  constructor(private readonly source: SqlSource) {}

  /** @returns waves in the order in which they were opened */
  async waves(filter: WaveFilter, asOf?: number): Promise<WaveEntry[]> {
    const values = new SqlValues();
    const from = tableAt('survey_entry', asOf, values);
    const tally = newest('survey_tally', ['survey'], 'w', asOf, values);
    const where = conditionOf(filter, values);
    const text = `select ${WAVE} from ${from} w cross join lateral ${tally} t where ${where} order by w.enrolled`;
    return (await rowsOf<Flat>(this.source, text, values.list)).map(waveOf);
  }

  async wave(survey: string, asOf?: number): Promise<WaveEntry | null> {
    return (await this.waves({ surveys: [survey] }, asOf))[0] ?? null;
  }

  /**
   * @returns per wave how each item was answered; a wave without answers has an empty list. One index descent per
   *   cell, so the time does not grow with the respondents.
   */
  async counts(surveys: readonly string[], asOf?: number): Promise<Map<string, CountedItem[]>> {
    const values = new SqlValues();
    const ids = values.add(surveys);
    const [from, n] = asOf === undefined ? ['read.answer_count k', 'k.n'] : cellsAt(asOf, values);
    const text = `select k.survey, k.item, k.kind, k.code, ${n} as n from ${from}
      where k.survey = any(${ids}::uuid[]) and ${n} > 0 order by k.survey, k.item, k.kind, k.code`;
    const found = new Map<string, CountedItem[]>(surveys.map((survey) => [survey, []]));
    for (const [survey, rows] of grouped(await rowsOf<CountRow>(this.source, text, values.list), 'survey')) {
      found.set(survey, [...grouped(rows, 'item')].map(itemOf));
    }
    return found;
  }

  /** Matches the respondents of two waves of one cluster; reads every answer of both. */
  panel(before: string, after: string, asOf?: number): Promise<PanelEntry> {
    return panelOf(this.source, before, after, asOf);
  }

  /** @returns every counted respondent's code, and whom they named at which item */
  nominations(survey: string, asOf?: number): Promise<{ respondents: string[]; named: NamedEntry[] }> {
    return namedIn(this.source, survey, asOf);
  }

  /**
   * The answers behind a cell, or all of a wave, in the order of wave and respondent.
   *
   * @param page `limit` from 1 up
   */
  answers(
    where: AnswersWhere,
    page: { readonly after?: AnswersCursor; readonly limit: number },
    asOf?: number,
  ): Promise<AnswersPage> {
    return answersPage(this.source, where, page, asOf);
  }

  imports(survey: string, asOf?: number): Promise<ImportEntry[]> {
    return this.importsWhere('survey', survey, asOf);
  }

  async import(id: string, asOf?: number): Promise<ImportEntry | null> {
    return (await this.importsWhere('import', id, asOf))[0] ?? null;
  }

  /**
   * Which of these codes have answered in another cluster of the same forum (FPK): a code stands for one firm there.
   *
   * @param cluster whose own respondents are left out
   * @returns per code the name of one such cluster
   */
  respondentsElsewhere(
    cluster: string,
    codes: readonly string[],
  ): Promise<{ readonly respondent: string; readonly name: string }[]> {
    return elsewhere(this.source, cluster, codes);
  }

  private importsWhere(column: string, value: string, asOf: number | undefined): Promise<ImportEntry[]> {
    const values = new SqlValues();
    const from = tableAt('import_entry', asOf, values);
    const text = `select ${IMPORT} from ${from} i where ${column} = ${values.add(value)} order by enrolled`;
    return rowsOf<ImportEntry>(this.source, text, values.list);
  }
}

/**
 * The row that held at a position, found by one descent of the key's index: a counter's row has a range for each
 * of its values, and the condition on both ends would walk all of them.
 *
 * @param outer alias whose columns of the same names give the key
 */
function newest(
  table: string,
  key: readonly string[],
  outer: string,
  asOf: number | undefined,
  values: SqlValues,
): string {
  const match = key.map((column) => `h.${column} = ${outer}.${column}`).join(' and ');
  if (asOf === undefined) return `(select * from read.${table} h where ${match})`;
  const last = `select * from read.${table}_history h where ${match} and h.from_position <= ${values.add(asOf)}
    order by h.from_position desc limit 1`;
  return `(select * from (${last}) h where h.to_position is null or h.to_position > ${values.add(asOf)})`;
}

/** Each cell that a wave ever had, with what it held at a position: from clause and column. */
const cellsAt = (asOf: number, values: SqlValues): [from: string, n: string] => [
  `read.answer_cell k
     cross join lateral ${newest('answer_count', ['survey', 'item', 'kind', 'code'], 'k', asOf, values)} c`,
  'c.n',
];

function conditionOf(filter: WaveFilter, values: SqlValues): string {
  const { surveys, clusters, regions, instrument, status } = filter;
  const all: string[] = [];
  if (surveys !== undefined) all.push(`w.survey = any(${values.add(surveys)}::uuid[])`);
  if (clusters !== undefined) all.push(`w.cluster = any(${values.add(clusters)}::uuid[])`);
  if (regions !== undefined) {
    const codes = values.add(regions);
    all.push(`exists (select from unnest(${codes}::text[]) r(code)
      where w.region = r.code or w.region like r.code || '.%')`);
  }
  if (instrument !== undefined) all.push(`w.instrument = ${values.add(instrument.key)}`);
  if (instrument?.version !== undefined)
    all.push(`w.instrument_version = ${values.add(instrument.version)}::int`);
  if (status !== undefined) all.push(`w.status = any(${values.add(status)}::text[])`);
  return all.length === 0 ? 'true' : all.join(' and ');
}

function waveOf({ key, version, hash, from, until, lateEntries, lateSince, ...rest }: Flat): WaveEntry {
  const restated =
    lateSince === null || rest.closedAt === null
      ? null
      : { since: lateSince, entries: lateEntries, closedAt: rest.closedAt };
  return { ...rest, instrument: { key, version, hash }, period: { from, until }, restated };
}

interface CountRow {
  readonly survey: string;
  readonly item: string;
  readonly kind: 'code' | 'missing';
  readonly code: string;
  readonly n: number;
}

function itemOf([item, rows]: [string, CountRow[]]): CountedItem {
  const of = (kind: CountRow['kind']): Record<string, number> =>
    Object.fromEntries(rows.filter((row) => row.kind === kind).map(({ code, n }) => [code, n]));
  return { item, codes: of('code'), missing: of('missing') };
}

function grouped<K extends 'survey' | 'item'>(rows: readonly CountRow[], by: K): Map<string, CountRow[]> {
  const groups = new Map<string, CountRow[]>();
  for (const row of rows) {
    const group = groups.get(row[by]);
    if (group === undefined) groups.set(row[by], [row]);
    else group.push(row);
  }
  return groups;
}
