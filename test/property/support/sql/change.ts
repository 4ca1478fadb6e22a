import { percent, rounded } from './facts.js';

const side = (name: string, survey: string): string => `${name} as (
  select * from answers where survey = ${survey} and code is not null)`;

/** Cells of one measure before, after and between; of everybody, and of those who answered in both waves. */
const sides = (table: string, source: string): string => `
union all select '${table}-' || ($2::uuid[])[2], row, 'before', ${rounded('first', 1)}, first_n from ${source}
union all select '${table}-' || ($2::uuid[])[2], row, 'after', ${rounded('second', 1)}, second_n from ${source}
union all select '${table}-' || ($2::uuid[])[2], row, 'difference', ${rounded('second - first', 1)}, first_n + second_n from ${source}
union all select '${table}-' || ($2::uuid[])[2], row, 'panel.before', ${rounded('panel_first', 1)}, panel_n
  from ${source} where panel_n > 0
union all select '${table}-' || ($2::uuid[])[2], row, 'panel.after', ${rounded('panel_second', 1)}, panel_n
  from ${source} where panel_n > 0
union all select '${table}-' || ($2::uuid[])[2], row, 'panel.difference', ${rounded('panel_second - panel_first', 1)}, panel_n
  from ${source} where panel_n > 0`;

const order = (of: string): string =>
  `case ${of}.code when 'no' then 0 when 'yes' then 1 else ${of}.value end`;

/** Change between two waves of one instrument version: attrition, shares, means, and how the panel moved. */
export const CHANGE = `
with answers as materialized (select * from answers_at($1)),
${side('first', '($2::uuid[])[1]')}, ${side('second', '($2::uuid[])[2]')},
people as (
  select count(a.respondent)::int as before, count(b.respondent)::int as after,
    count(*) filter (where a.respondent is not null and b.respondent is not null)::int as both
  from (select respondent from responses_at($1) where survey = ($2::uuid[])[1]) a
  full join (select respondent from responses_at($1) where survey = ($2::uuid[])[2]) b on a.respondent = b.respondent),
attrition as (
  select c.* from people p cross join lateral (values
    ('before', p.before::text, p.before), ('after', p.after::text, p.after), ('both', p.both::text, p.before),
    ('left', (p.before - p.both)::text, p.before), ('joined', (p.after - p.both)::text, p.after),
    ('attrition', ${percent('(p.before - p.both)', 'p.before')}, p.before),
    ('new', ${percent('(p.after - p.both)', 'p.after')}, p.after)) c(cell, value, n)),
asked as (select i.* from waves_at($1) w join item i using (instrument, version) where w.survey = ($2::uuid[])[1] and i.kind = 'choice'),
scored as (select instrument, version, item, bool_and(value is not null) as scored from option group by 1, 2, 3),
both_sides as (
  select a.item, a.code as first_code, b.code as second_code, a.value as first_value, b.value as second_value,
    sign(${order('b')} - ${order('a')}) as step
  from first a join second b on a.respondent = b.respondent and a.item = b.item),
means as (
  select i.item as row, (select avg(value) from first a where a.item = i.item) as first,
    (select count(*) from first a where a.item = i.item)::int as first_n,
    (select avg(value) from second b where b.item = i.item) as second,
    (select count(*) from second b where b.item = i.item)::int as second_n,
    (select avg(first_value) from both_sides p where p.item = i.item) as panel_first,
    (select avg(second_value) from both_sides p where p.item = i.item) as panel_second,
    (select count(*) from both_sides p where p.item = i.item)::int as panel_n
  from asked i join scored using (instrument, version, item)
  where scored and (i.scale = 'interval' or instrument = 'problem-handling')),
shares as (
  select i.item || '.' || o.code as row,
    (select avg((a.code = o.code)::int * 100.0) from first a where a.item = i.item) as first,
    (select count(*) from first a where a.item = i.item)::int as first_n,
    (select avg((b.code = o.code)::int * 100.0) from second b where b.item = i.item) as second,
    (select count(*) from second b where b.item = i.item)::int as second_n,
    (select avg((first_code = o.code)::int * 100.0) from both_sides p where p.item = i.item) as panel_first,
    (select avg((second_code = o.code)::int * 100.0) from both_sides p where p.item = i.item) as panel_second,
    (select count(*) from both_sides p where p.item = i.item)::int as panel_n
  from asked i join option o using (instrument, version, item) where i.scale <> 'interval'),
moves as (
  select p.item, d.move, count(*) filter (where p.step = d.step)::int as moved, count(*)::int as n
  from both_sides p join asked i using (item) cross join (values ('up', 1), ('same', 0), ('down', -1)) d(move, step)
  where i.item in (select item from scored s where s.scored) and i.scale <> 'nominal' or i.part = 'exists'
  group by p.item, d.move)
select 'change-attrition' as "table", ($2::uuid[])[2]::text as row, cell as column, value, n from attrition
${sides('change-means', 'means')}
${sides('change-shares', 'shares')}
union all select 'change-moves-' || ($2::uuid[])[2], item, move || '.count', moved::text, n from moves
union all select 'change-moves-' || ($2::uuid[])[2], item, move || '.percent', ${percent('moved', 'n')}, n from moves`;
