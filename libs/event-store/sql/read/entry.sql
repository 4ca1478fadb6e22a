-- The log for people who use SQL. What is hashed is log.entry.head, never this reading of it.
create view read.entry as
select s.position, t.sealed_at, e.id, e.stream, e.version,
       h.head ->> 'category' as category, h.head -> 'events' as events, h.head -> 'actor' as actor,
       (h.head ->> 'at')::timestamptz as decided_at, h.head,
       convert_from(e.body, 'UTF8')::jsonb as body
from log.sealed s
join log.entry e on e.id = s.id
cross join lateral (select convert_from(e.head, 'UTF8')::jsonb as head) h
cross join lateral (
  select k.sealed_at from log.tick k where k.base <= s.position order by k.base desc, k.tick desc limit 1
) t;
comment on view read.entry is 'Sealed entries with head and payloads decoded; personal fields stay encrypted.';
