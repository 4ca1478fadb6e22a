import { CHOICES, ITEMS, percent, rounded, TALLIES } from './facts.js';

const means = (table: string, decimals: number): string => `
union all select '${table}', line, item || '.mean', ${rounded('mean', decimals)}, n
  from tallies where line <> 'total'
union all select '${table}', 'average-by-n', item || '.mean', ${rounded('mean', 1)}, n
  from tallies where line = 'total'
union all select '${table}', 'average', item || '.mean', ${rounded('average', 1)}, n from averages`;

/** The distribution of the ways to handle a problem, jointly or alone, and Table 8 with both of its averages. */
export const PROBLEMS = `
with ${ITEMS}, ${TALLIES}, ${CHOICES},
averages as (
  select t.item, t.n, (select avg(p.mean) from tallies p where p.item = t.item and p.line <> 'total') as average
  from tallies t where t.line = 'total'),
options as (select *, 'problem-' || item as "table" from choices),
handled as (
  select t.line, t.item, t.n, w.way, coalesce((select sum(c.chosen) from choices c
    where c.line = t.line and c.item = t.item and c.way = w.way), 0)::int as chosen
  from tallies t cross join (values ('joint'), ('alone'), ('unknown')) w(way))
select "table", line as row, code || '.count' as column, chosen::text as value, n from options
union all select "table", line, code || '.percent', ${percent('chosen', 'n')}, n from options
union all select 'problem-' || item, line, 'total', n::text, n from tallies
union all select 'problem-ways', line, item || '.' || way, ${percent('chosen', 'n')}, n from handled
${means('problem-means', 0)}
${means('problem-means-decimal', 1)}`;
