import { percent, rounded } from './facts.js';

/** Whose code a name is, exactly or as the only one that reads so in another letter case; else the name itself. */
const MEANT = `coalesce(
    (select respondent from people p where p.survey = s.survey and p.respondent = btrim(s.name)),
    (select min(respondent) from people p where p.survey = s.survey and lower(p.respondent) = lower(btrim(s.name))
      having count(*) = 1),
    btrim(s.name))`;

/** Namings, each once, with the nodes and ties that they make. */
const NAMINGS = `
people as materialized (
  select r.survey, r.respondent collate "C" as respondent from responses_at($1) r where r.survey = any($2::uuid[])),
said as (
  select r.survey, r.respondent, i.linkage, n.name
  from responses_at($1) r join waves_at($1) w using (survey)
  cross join lateral jsonb_array_elements(r.answers) a
  cross join lateral jsonb_array_elements_text(a->'names') n(name)
  join item i on (i.instrument, i.version, i.item) = (w.instrument, w.version, a->>'item')
  where r.survey = any($2::uuid[])),
links as materialized (
  select distinct survey, respondent collate "C" as one, meant collate "C" as other, linkage
  from (select s.*, ${MEANT} as meant from said s) s where respondent <> meant),
nodes as materialized (
  select survey, node, exists (select from people p where (p.survey, p.respondent) = (n.survey, n.node)) as asked
  from (select survey, respondent as node from people union select survey, one from links
    union select survey, other from links) n),
ties as materialized (
  select survey, one, other from links union select survey, other, one from links)`;

/**
 * Distances by walking in all directions, then the shortest paths one by one. What lies between is Freeman's
 * betweenness: of every pair the share of its shortest paths that go through the node.
 */
const BETWEEN = `
walks as (
  select survey, node as start, node as finish, 0 as steps from nodes
  union
  select w.survey, w.start, t.other, w.steps + 1 from walks w join ties t on (t.survey, t.one) = (w.survey, w.finish)
  where w.steps < (select max(size) from (select count(*) as size from nodes group by survey) s)),
distances as materialized (
  select survey, start, finish, min(steps) as steps from walks group by 1, 2, 3),
paths as (
  select survey, start, start as finish, 0 as steps from distances where steps = 0
  union all
  select p.survey, p.start, t.other, p.steps + 1 from paths p join ties t on (t.survey, t.one) = (p.survey, p.finish)
  join distances d on (d.survey, d.start, d.finish, d.steps) = (p.survey, p.start, t.other, p.steps + 1)),
counted as materialized (
  select survey, start, finish, steps, count(*) as paths from paths group by 1, 2, 3, 4),
sizes as (
  select survey, count(*) as size, count(*) filter (where asked) as n from nodes group by survey),
places as (
  select n.*, (select count(*) from ties t where (t.survey, t.one) = (n.survey, n.node)) as degree,
    (select count(distinct one) from links l where (l.survey, l.other) = (n.survey, n.node)) as named,
    (select count(distinct other) from links l where (l.survey, l.one) = (n.survey, n.node)) as names,
    round(coalesce((
      select sum(1.0 * a.paths * b.paths / whole.paths) from counted whole
      join counted a on (a.survey, a.start, a.finish) = (whole.survey, whole.start, n.node)
      join counted b on (b.survey, b.start, b.finish) = (whole.survey, n.node, whole.finish)
      where whole.survey = n.survey and whole.start < whole.finish and n.node not in (whole.start, whole.finish)
        and a.steps + b.steps = whole.steps) / nullif((z.size - 1) * (z.size - 2) / 2, 0), 0), 12) as between
  from nodes n join sizes z using (survey))`;

/** Parts that hang together, known by their first node, and what is left of them without each of the brokers. */
const PARTS = `
parts as (
  select survey, start as node, min(finish) as first, count(*) as size from distances group by 1, 2),
numbered as (
  select survey, first, size, row_number() over (partition by survey order by size desc, first) as part
  from parts where node = first),
brokers as (
  select survey, node, asked from (select *, row_number() over (partition by survey order by between desc, node) as rank
    from places where between > 0) p where rank <= 3),
others as (
  select b.survey, b.node as broker, n.node from brokers b join nodes n on n.survey = b.survey and n.node <> b.node),
apart as (
  select survey, broker, node as start, node as finish from others
  union
  select a.survey, a.broker, a.start, t.other from apart a
  join ties t on (t.survey, t.one) = (a.survey, a.finish) and t.other <> a.broker),
fallen as (
  select survey, broker, count(*) filter (where first) as parts, sum(reached) as reached
  from (select survey, broker, start, min(finish) = start as first,
      count(*) filter (where finish > start) as reached from apart group by 1, 2, 3) a group by 1, 2),
left_out as (
  select f.*, z.n, (z.size - 1) * (z.size - 2) / 2 as pairs,
    (select count(*) from numbered m where m.survey = f.survey) as parts_before,
    (select count(*) from distances d where d.survey = f.survey and d.start < d.finish
      and f.broker not in (d.start, d.finish)) as joined
  from fallen f join sizes z using (survey))`;

/** Namings by linkage, and whether the one named said the same from the other side. */
const LINKED = `
sides as (
  select * from (values ('peer', 'peer'), ('backward', 'forward'), ('forward', 'backward'), ('supporting', 'supporting'))
    s(linkage, back)),
returned as (
  select l.*, n.asked, exists (select from links m
    where (m.survey, m.one, m.other, m.linkage) = (l.survey, l.other, l.one, s.back)) as back
  from links l join sides s using (linkage) join nodes n on (n.survey, n.node) = (l.survey, l.other)),
linked as (
  select z.survey, z.n, k.line, count(r.one) as namings, count(*) filter (where r.asked) as asked,
    count(*) filter (where r.asked and r.back) as back
  from sizes_of_all z cross join (select linkage as line from sides union all select 'total') k
  left join returned r on r.survey = z.survey and k.line in (r.linkage, 'total')
  group by 1, 2, 3)`;

const column = (table: string, row: string, name: string, value: string, n = 'n'): string => `
union all select 'network-${table}-' || survey, ${row}, '${name}', ${value}, (${n})::int`;

/** The cooperation network from named linkages, and what becomes of it without its brokers. */
export const NETWORK = `
with recursive ${NAMINGS}, ${BETWEEN}, ${PARTS},
sizes_of_all as (
  select survey, coalesce(size, 0) as size, coalesce(n, 0) as n from unnest($2::uuid[]) s(survey) left join sizes using (survey)),
${LINKED},
summaries as (
  select z.*, c.cell, c.value from sizes_of_all z cross join lateral (values
    ('respondents', z.n), ('bodies', z.size - z.n),
    ('ties', (select count(*) from ties t where t.survey = z.survey and t.one < t.other)),
    ('components', (select count(*) from numbered m where m.survey = z.survey)),
    ('largest', (select coalesce(max(size), 0) from numbered m where m.survey = z.survey)),
    ('isolated', (select count(*) from places p where p.survey = z.survey and p.degree = 0))) c(cell, value)),
located as (
  select p.*, m.part, z.n from places p join sizes z using (survey) join parts q using (survey, node)
  join numbered m on (m.survey, m.first) = (q.survey, q.first))
select 'network-summary' as "table", survey::text as row, cell as column, value::text as value, n::int as n from summaries
${column('linkages', 'line', 'namings', 'namings::text')} from linked
${column('linkages', 'line', 'to-respondents', 'asked::text')} from linked
${column('linkages', 'line', 'reciprocated.count', 'back::text', 'asked')} from linked
${column('linkages', 'line', 'reciprocated.percent', percent('back', 'asked'), 'asked')} from linked
${column('nodes', 'node', 'degree', 'degree::text')} from located
${column('nodes', 'node', 'in-degree', 'named::text')} from located
${column('nodes', 'node', 'out-degree', 'names::text')} from located
${column('nodes', 'node', 'betweenness', rounded('between', 3))} from located
${column('nodes', 'node', 'component', 'part::text')} from located
${column('without', 'broker', 'components.before', 'parts_before::text')} from left_out
${column('without', 'broker', 'components.after', 'parts::text')} from left_out
${column('without', 'broker', 'reach.before', percent('joined', 'pairs'))} from left_out
${column('without', 'broker', 'reach.after', percent('reached', 'pairs'))} from left_out
${column('without', 'broker', 'lost', '(joined - reached)::text')} from left_out`;
