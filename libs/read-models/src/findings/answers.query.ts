import type { SqlSource } from '../shared/sql.js';
import { rowsOf, SqlValues, tableAt } from '../shared/sql.js';
import type {
  AnswersCursor,
  AnswersPage,
  AnswersWhere,
  NamedEntry,
  PanelEntry,
  ResponseEntry,
} from './findings-rows.js';

const RESPONSE = `r.response, r.survey, r.respondent, r.answered_on::text as "answeredOn", r.answers, r.import, r.row,
  r.came_late as late, r.corrections`;

/** Responses that count: entered one by one, or with an import that was committed by then. */
function counted(asOf: number | undefined, values: SqlValues): string {
  const responses = tableAt('response_entry', asOf, values);
  const imports = tableAt('import_entry', asOf, values);
  return `(select r.*, r.late or coalesce(i.late, false) as came_late
    from ${responses} r left join ${imports} i on i.import = r.import
    where r.import is null or i.status = 'committed')`;
}

export async function answersPage(
  source: SqlSource,
  { surveys, ...cell }: AnswersWhere,
  { after, limit }: { readonly after?: AnswersCursor; readonly limit: number },
  asOf?: number,
): Promise<AnswersPage> {
  const values = new SqlValues();
  const from = counted(asOf, values);
  const all = [`r.survey = any(${values.add(surveys)}::uuid[])`];
  if (after !== undefined) {
    all.push(
      `(r.survey, r.respondent) > (${values.add(after.survey)}::uuid, ${values.add(after.respondent)})`,
    );
  }
  if (cell.item !== undefined) all.push(inCell(cell.item, cell, values));
  const text = `select ${RESPONSE} from ${from} r where ${all.join(' and ')}
    order by r.survey, r.respondent limit ${values.add(limit + 1)}::int`;
  const found = await rowsOf<ResponseEntry>(source, text, values.list);
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, next: last === undefined ? null : { survey: last.survey, respondent: last.respondent } };
}

/** Whether the item was answered so; with neither codes nor reasons, whether it was answered at all. */
function inCell(item: string, { codes, missing }: Omit<AnswersWhere, 'surveys'>, values: SqlValues): string {
  const ways: string[] = [];
  if (codes !== undefined) ways.push(`a->>'code' = any(${values.add(codes)}::text[])`);
  if (missing !== undefined) ways.push(`a->>'missing' = any(${values.add(missing)}::text[])`);
  if (ways.length === 0) ways.push(`a ? 'code'`, `a ? 'names'`);
  return `exists (select from jsonb_array_elements(r.answers) a
    where a->>'item' = ${values.add(item)} and (${ways.join(' or ')}))`;
}

export async function namedIn(
  source: SqlSource,
  survey: string,
  asOf?: number,
): Promise<{ respondents: string[]; named: NamedEntry[] }> {
  const values = new SqlValues();
  const from = counted(asOf, values);
  const text = `select r.respondent, coalesce((
      select jsonb_agg(jsonb_build_object('item', a->>'item', 'to', n.name) order by p.place, n.place)
      from jsonb_array_elements(r.answers) with ordinality p(a, place)
      cross join lateral jsonb_array_elements_text(a->'names') with ordinality n(name, place)
      where a ? 'names'), '[]') as named
    from ${from} r where r.survey = ${values.add(survey)} order by r.respondent`;
  interface Row {
    readonly respondent: string;
    readonly named: readonly { readonly item: string; readonly to: string }[];
  }
  const rows = await rowsOf<Row>(source, text, values.list);
  return {
    respondents: rows.map(({ respondent }) => respondent),
    named: rows.flatMap(({ respondent, named }) => named.map((each) => ({ from: respondent, ...each }))),
  };
}

export async function panelOf(
  source: SqlSource,
  before: string,
  after: string,
  asOf?: number,
): Promise<PanelEntry> {
  const [attrition, moves] = await Promise.all([
    attritionOf(source, before, after, asOf),
    movesOf(source, before, after, asOf),
  ]);
  return { ...attrition, items: moves };
}

/** Both waves' responses, joined by the respondent's code. */
function joined(
  before: string,
  after: string,
  asOf: number | undefined,
  values: SqlValues,
  kind: string,
): string {
  const side = (survey: string): string =>
    `(select * from ${counted(asOf, values)} r where r.survey = ${values.add(survey)})`;
  return `${side(before)} b ${kind} join ${side(after)} f on f.respondent = b.respondent`;
}

async function attritionOf(source: SqlSource, before: string, after: string, asOf?: number) {
  const values = new SqlValues();
  const text = `select count(*) filter (where b.response is not null and f.response is not null)::int as both,
      count(*) filter (where f.response is null)::int as "onlyBefore",
      count(*) filter (where b.response is null)::int as "onlyAfter"
    from ${joined(before, after, asOf, values, 'full')}`;
  type Counts = Pick<PanelEntry, 'both' | 'onlyBefore' | 'onlyAfter'>;
  return (await rowsOf<Counts>(source, text, values.list))[0]!;
}

async function movesOf(source: SqlSource, before: string, after: string, asOf?: number) {
  const values = new SqlValues();
  const text = `select x->>'item' as item, x->>'code' as "from", y->>'code' as "to", count(*)::int as n
    from ${joined(before, after, asOf, values, 'inner')}
    cross join lateral jsonb_array_elements(b.answers) x
    cross join lateral jsonb_array_elements(f.answers) y
    where x->>'item' = y->>'item' and x ? 'code' and y ? 'code'
    group by 1, 2, 3 order by 1, 2, 3`;
  interface Move {
    readonly item: string;
    readonly from: string;
    readonly to: string;
    readonly n: number;
  }
  const items = new Map<string, Record<string, Record<string, number>>>();
  for (const { item, from, to, n } of await rowsOf<Move>(source, text, values.list)) {
    const moves = items.get(item) ?? {};
    items.set(item, { ...moves, [from]: { ...moves[from], [to]: n } });
  }
  return [...items].map(([item, moves]) => ({ item, moves }));
}

export function elsewhere(source: SqlSource, cluster: string, codes: readonly string[]) {
  const values = new SqlValues();
  const own = values.add(cluster);
  const text = `select distinct on (r.respondent) r.respondent, c.name
    from read.cluster_entry here
    join read.cluster_entry c on c.forum = here.forum and c.cluster <> here.cluster
    join read.survey_entry s on s.cluster = c.cluster and s.status <> 'withdrawn'
    join ${counted(undefined, values)} r on r.survey = s.survey
    where here.cluster = ${own} and r.respondent = any(${values.add(codes)}::text[])
    order by r.respondent, c.name`;
  return rowsOf<{ readonly respondent: string; readonly name: string }>(source, text, values.list);
}
