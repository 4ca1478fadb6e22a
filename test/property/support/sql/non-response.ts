import { percent, rounded } from './facts.js';

const REASONS = ['not-asked', 'refused', 'dont-know', 'inapplicable'];

/** How far each item was answered, and what the missing answers could change. */
export const NON_RESPONSE = `
with answers as materialized (select * from answers_at($1)),
asked as (
  select w.survey, w.population, i.item, i.place, i.scale, w.instrument, w.version,
    (select count(*) from responses_at($1) r where r.survey = w.survey)::int as respondents
  from waves_at($1) w join item i using (instrument, version)
  where w.survey = any($2::uuid[]) and i.kind = 'choice'),
tallied as (
  select k.survey, k.population, k.item, k.scale, k.instrument, k.version, k.respondents,
    count(a.code)::int as answered,
    count(a.missing) filter (where a.missing in ('refused', 'dont-know'))::int as silent,
    count(a.item)::int as reached,
    count(*) filter (where a.code = 'yes')::int as yes, sum(a.value)::int as points
  from asked k left join answers a on a.survey = k.survey and a.item = k.item
  group by 1, 2, 3, 4, 5, 6, 7),
ends as (
  select instrument, version, item, min(value) as lowest, max(value) as highest, bool_and(code in ('yes', 'no')) as yes_no,
    bool_and(value is not null) as scored
  from option group by 1, 2, 3),
counted as (select *, 'non-response-' || survey as counts, answered + silent as put from tallied),
bounded as (
  select 'bounds-' || survey as bounds, item, answered, put, 100.0 * yes as given, 100.0 * yes as least,
    100.0 * silent as more
  from counted join ends using (instrument, version, item) where yes_no
  union all
  select 'bounds-' || survey, item, answered, put, coalesce(points, 0) * 1.0,
    coalesce(points, 0) + silent * lowest * 1.0, silent * (highest - lowest) * 1.0
  from counted join ends using (instrument, version, item)
  where not yes_no and scored and (scale = 'interval' or instrument = 'problem-handling')),
reasons as (
  select c.counts, c.item, c.respondents, why, (select count(*) from answers a
    where a.survey = c.survey and a.item = c.item and a.missing = why)::int as silent
  from counted c cross join unnest(array[${REASONS.map((why) => `'${why}'`).join(', ')}]) why)
select counts as "table", item as row, 'population' as column, population::text as value, population as n from counted
union all select counts, item, 'respondents', respondents::text, respondents from counted
union all select counts, item, 'coverage', ${percent('respondents', 'population')}, population from counted
union all select counts, item, 'asked', put::text, respondents from counted
union all select counts, item, 'answered', answered::text, answered from counted
union all select counts, item, why, silent::text, respondents from reasons
union all select counts, item, 'skipped', (respondents - reached)::text, respondents from counted
union all select counts, item, 'response', ${percent('answered', 'put')}, put from counted
union all select bounds, item, 'observed', ${rounded('given / nullif(answered, 0)', 1)}, answered from bounded
union all select bounds, item, 'lower', ${rounded('least / nullif(put, 0)', 1)}, put from bounded
union all select bounds, item, 'upper', ${rounded('(least + more) / nullif(put, 0)', 1)}, put from bounded`;
