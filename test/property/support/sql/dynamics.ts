import { ITEMS, rounded, TALLIES } from './facts.js';

/** Table 3, the chapter's way and with one decimal, and the difference between places. */
export const DYNAMICS = `
with ${ITEMS}, ${TALLIES},
whole as (
  select line, min(n) as n, case when bool_and(mean is not null) then sum(round(round(mean, 12), 0)) end as chapter,
    case when bool_and(mean is not null) then sum(mean) end as exact
  from tallies group by line),
places as (select * from tallies where line <> 'total'),
extremes as (
  select item, min(mean) as low, max(mean) as high, count(mean) as means from places group by item),
last as (select * from tallies where line = coalesce((select 'total' where cardinality($2) > 1), ($2::uuid[])[1]::text))
select 'dynamics' as "table", line as row, item || '.mean' as column, ${rounded('mean', 0)} as value, n from tallies
union all select 'dynamics', line, item || '.minimum', low::text, n from tallies
union all select 'dynamics', line, item || '.maximum', high::text, n from tallies
union all select 'dynamics', line, 'total', chapter::text, n from whole
union all select 'dynamics-decimal', line, item || '.mean', ${rounded('mean', 1)}, n from tallies
union all select 'dynamics-decimal', line, item || '.minimum', low::text, n from tallies
union all select 'dynamics-decimal', line, item || '.maximum', high::text, n from tallies
union all select 'dynamics-decimal', line, item || '.spread', (high - low)::text, n from tallies
union all select 'dynamics-decimal', line, item || '.n', n::text, n from tallies
union all select 'dynamics-decimal', line, 'total', ${rounded('exact', 1)}, n from whole
union all select 'dynamics-difference', item, 'level', ${rounded('mean', 1)}, n from last
union all select 'dynamics-difference', item, 'spread', case when means > 1 then ${rounded('e.high - e.low', 1)} end, n
  from last join extremes e using (item)
union all select 'dynamics-difference', item, 'lowest', case when means > 1 then ${rounded('e.low', 1)} end,
  case when means > 1 then (select sum(n)::int from places p where p.item = e.item and p.mean = e.low) else n end
  from last join extremes e using (item)
union all select 'dynamics-difference', item, 'highest', case when means > 1 then ${rounded('e.high', 1)} end,
  case when means > 1 then (select sum(n)::int from places p where p.item = e.item and p.mean = e.high) else n end
  from last join extremes e using (item)`;
