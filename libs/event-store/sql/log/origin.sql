-- The log's own name: the origin of its checkpoints, and what tells a demo's log (`demo.…`) from a real one.
create table log.origin (
  only_one boolean not null default true,
  origin text not null,
  constraint origin_pkey primary key (only_one),
  constraint origin_only_one_check check (only_one),
  constraint origin_origin_check check (origin ~ '^(demo|rumpun)\.[0-9a-f-]{36}$')
);
comment on table log.origin is 'The name of this log, given once by the owner.';
insert into log.origin (origin) values ('rumpun.' || gen_random_uuid());
