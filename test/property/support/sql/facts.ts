/**
 * The log as plain SQL sees it, for a second implementation of the reports: every event as a row, and every option of
 * every instrument. Nothing here is shared with the read models or with the computing of reports.
 */
export const SCHEMA = `
create table fact (position int, stream uuid, type text, data jsonb);
create table item (instrument text, version int, place int, item text, kind text, scale text, linkage text, part text,
  asked_after text);
create table option (instrument text, version int, item text, code text, value int, way text);

-- Waves that were opened and not withdrawn by a position.
create function waves_at(p int)
returns table (survey uuid, instrument text, version int, population int, closed boolean, method text)
language sql stable as $$
  select o.stream, o.data->'instrument'->>'key', (o.data->'instrument'->>'version')::int,
    (select (f.data->>'population')::int from fact f where f.stream = o.stream and f.position <= p
      and f.type in ('WaveOpened', 'PopulationCorrected') order by f.position desc limit 1),
    exists (select from fact f where f.stream = o.stream and f.type = 'WaveClosed' and f.position <= p),
    o.data->>'method'
  from fact o where o.type = 'WaveOpened' and o.position <= p
    and not exists (select from fact f where f.stream = o.stream and f.type = 'WaveWithdrawn' and f.position <= p)
$$;

-- Responses that count at a position, with their answers as they then read.
create function responses_at(p int)
returns table (survey uuid, respondent text, answers jsonb) language sql stable as $$
  select (r.data->>'survey')::uuid, r.data->>'respondent', coalesce(c.data->'answers', r.data->'answers')
  from (select distinct on (stream) stream, position, type, data from fact
        where position <= p and type in ('AnswersRecorded', 'ResponseWithdrawn')
        order by stream, position desc) r
  left join lateral (select data from fact f where f.stream = r.stream and f.type = 'AnswersCorrected'
        and f.position > r.position and f.position <= p order by f.position desc limit 1) c on true
  where r.type = 'AnswersRecorded' and (r.data->>'import' is null or exists (
    select from fact i where i.stream = (r.data->>'import')::uuid and i.type = 'ImportCommitted' and i.position <= p))
$$;

-- One row per respondent and item.
create function answers_at(p int)
returns table (survey uuid, respondent text, item text, code text, missing text, value int, way text)
language sql stable as $$
  select r.survey, r.respondent, a->>'item', a->>'code', a->>'missing', o.value, o.way
  from responses_at(p) r join waves_at(p) w using (survey)
  cross join lateral jsonb_array_elements(r.answers) a
  left join option o on o.instrument = w.instrument and o.version = w.version
    and o.item = a->>'item' and o.code = a->>'code'
$$;

-- A report's rows: one per wave and, of several, one of all together.
create function lines_of(surveys uuid[])
returns table (line text, survey uuid) language sql immutable as $$
  select s::text, s from unnest(surveys) s
  union all select 'total', s from unnest(surveys) s where cardinality(surveys) > 1
$$;
`;

/** A cell as a query gives it: table, row, column, what is printed and the n that it rests on. */
export interface SqlCell {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly value: string | null;
  readonly n: number;
}

/** Answers as of the position ($1) and, of the first wave ($2), the items of the instrument that all of them share. */
export const ITEMS = `answers as materialized (select * from answers_at($1)),
items as (
  select i.* from waves_at($1) w join item i using (instrument, version)
  where w.survey = ($2::uuid[])[1] and i.kind = 'choice')`;

/** Every item in every row, with who answered it. */
export const TALLIES = `tallies as (
  select l.line, i.item, i.place, i.scale, count(a.code)::int as n, avg(a.value) as mean, min(a.value) as low,
    max(a.value) as high
  from lines_of($2) l cross join items i
  left join answers a on a.survey = l.survey and a.item = i.item and a.code is not null
  group by l.line, i.item, i.place, i.scale)`;

/** Every option of every item in every row, with who chose it. */
export const CHOICES = `choices as (
  select t.line, t.item, o.code, o.way, t.n, (
    select count(*) from lines_of($2) l join answers a on a.survey = l.survey
    where l.line = t.line and a.item = t.item and a.code = o.code)::int as chosen
  from tallies t join waves_at($1) w on w.survey = ($2::uuid[])[1]
  join option o on o.instrument = w.instrument and o.version = w.version and o.item = t.item)`;

/** Rounds half away from zero, as numeric does; repairs what a division cut off first. */
export const rounded = (number: string, decimals: number): string =>
  `round(round(${number}, 12), ${decimals})::text`;

/** @returns a share in percent with one decimal; null of nobody */
export const percent = (part: string, whole: string): string =>
  rounded(`100.0 * ${part} / nullif(${whole}, 0)`, 1);
