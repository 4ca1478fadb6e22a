import { percent, rounded } from './facts.js';

/** Fewest respondents that a figure may rest on. */
const SMALLEST = 5;

/** A count between nothing and the threshold gives somebody away. */
const few = (count: string): string => `(${count}) between 1 and ${SMALLEST - 1}`;

/** Of a share those who said yes and the rest give somebody away too. */
const telling = (n: string, sum: string, highest: string): string =>
  `(${few(n)} or ${highest} = 1 and (${few(sum)} or ${few(`${n} - ${sum}`)}))`;

/** How many values a hidden sum may have for one who knows the sum of all hidden ones and what each can be at most. */
const POSSIBLE = `(select count(*) from generate_series(0, cap) guess where all_sum - guess between 0 and all_cap - cap)`;

/**
 * What is not shown of the figures in `source`: those that tell, and clusters beside them, smallest n first, until
 * nobody can subtract; the total, where hiding all of them would not do. Tried one after the other, and the first
 * that is safe is taken.
 *
 * @param stage ends the names of its tables: `hidden_x` (place; null for the total)
 */
const hide = (stage: string, source: string): string => `
ranked_${stage} as (
  select f.*, case when tells or forced then 0 when n > 0 and not open then row_number() over (
    partition by item, instrument, not (tells or forced) and n > 0 and not open order by n, place) end as rank
  from ${source} f),
steps_${stage} as (
  select instrument, item, generate_series(0, coalesce(max(rank), 0)) as step from ranked_${stage} group by 1, 2),
beside_${stage} as (
  select s.*, r.place, r.tells, r.highest, r.n * r.highest as cap, count(*) over together as rows,
    sum(r.n) over together as all_n, sum(r.sum) over together as all_sum, sum(r.n * r.highest) over together as all_cap
  from steps_${stage} s join ranked_${stage} r on (r.instrument, r.item) = (s.instrument, s.item)
    and r.rank <= s.step and r.n > 0
  window together as (partition by s.instrument, s.item, s.step)),
safe_${stage} as (
  select instrument, item, step from steps_${stage} left join beside_${stage} using (instrument, item, step)
  group by 1, 2, 3 having bool_and(place is null or not ${telling('all_n', 'all_sum', 'highest')} and all_n > rows
    and ${POSSIBLE} >= least(cap + 1, case when tells then ${SMALLEST} else 2 end))),
totals_${stage} as (
  select instrument, item, count(*) > 1 and (bool_or(total_forced)
    or ${telling('sum(n)', 'sum(sum)', 'max(highest)')}
    or not exists (select from safe_${stage} s where (s.instrument, s.item) = (r.instrument, r.item))) as total_hidden,
    count(*) as clusters
  from ranked_${stage} r group by 1, 2),
hidden_${stage} as (
  select instrument, item, null::bigint as place from totals_${stage} where total_hidden
  union all
  select instrument, item, place from ranked_${stage} r join totals_${stage} t using (instrument, item)
  where rank = 0 or clusters > 1 and not total_hidden and rank <= (
    select min(step) from safe_${stage} s where (s.instrument, s.item) = (r.instrument, r.item)))`;

/** Of each item one number by which clusters are compared. */
const FIGURES = `
waves as (
  select w.*, place from unnest($2::uuid[]) with ordinality s(survey, place) join waves_at($1) w using (survey)),
measures as (
  select instrument, version, i.item, asked_after, min(value) as least, max(value) as most,
    case when bool_and(code in ('yes', 'no')) then 'yes' when bool_or(way is not null) then 'joint'
      when bool_or(value is null) then null when i.scale = 'interval' then 'mean' else 'above' end as measure
  from item i join option o using (instrument, version, item) where i.kind = 'choice'
  group by instrument, version, i.item, asked_after, i.scale),
figures as (
  select *, not open and ${telling('n', 'sum', 'highest')} as tells
  from (select w.survey, w.place, w.instrument, m.item, m.asked_after, m.measure, m.least,
      w.method = 'consensus' as open, case measure when 'mean' then most - least else 1 end as highest,
      count(a.code)::int as n, coalesce(sum(case measure when 'yes' then (a.code = 'yes')::int
        when 'joint' then (a.way = 'joint')::int when 'above' then (a.value > least)::int
        else a.value - least end) filter (where a.code is not null), 0)::int as sum
    from waves w join measures m using (instrument, version)
    left join answers a on a.survey = w.survey and a.item = m.item
    where measure is not null group by 1, 2, 3, 4, 5, 6, 7, 8, 9) f),
free as (select *, false as forced, false as total_forced from figures where asked_after is null)`;

/** What a skip rule leads to is hidden with what it follows. */
const LED = `
led as (
  select f.*, exists (select from hidden_free h where (h.item, h.instrument, h.place) = (f.asked_after, f.instrument, f.place)) as forced,
    exists (select from hidden_free h where (h.item, h.instrument) = (f.asked_after, f.instrument) and h.place is null)
      as total_forced
  from figures f where asked_after is not null)`;

const column = (name: string, value: string): string =>
  `select "table", line, item || '.${name}', case when shown then ${value} end, case when shown then n end from figured`;

/** Clusters side by side, with small figures suppressed together with those from which they could be computed. */
export const COMPARISON = `
with answers as materialized (select * from answers_at($1)), ${FIGURES}, ${hide('free', 'free')}, ${LED}, ${hide('led', 'led')},
hidden as (select * from hidden_free union all select * from hidden_led),
lines as (
  select survey::text as line, place, instrument, item, measure, least, n, sum from figures
  union all
  select 'total', null, instrument, item, measure, least, sum(n)::int, sum(sum)::int from figures
  group by 3, 4, 5, 6 having count(*) > 1),
figured as (
  select l.*, 'comparison-' || instrument as "table", not exists (select from hidden h
    where (h.instrument, h.item) = (l.instrument, l.item) and h.place is not distinct from l.place) as shown
  from lines l)
select "table", line as row, item || '.n' as column, case when shown then n::text end as value,
  case when shown then n end as n from figured
union all ${column('mean', rounded('least + 1.0 * sum / nullif(n, 0)', 1))} where measure = 'mean'
union all ${column('count', 'sum::text')} where measure <> 'mean'
union all ${column('percent', percent('sum', 'n'))} where measure <> 'mean'`;
