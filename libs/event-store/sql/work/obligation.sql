-- What is due, as the last pass over its unit found it.
create table work.obligation (
  key text not null,
  unit uuid not null,
  kind text not null,
  region text not null,
  cluster uuid,
  agreement uuid,
  owner_role text not null,
  owner_person uuid,
  due date not null,
  overdue_from date not null,
  state text not null,
  -- The whole obligation, with its ladder and its source.
  data jsonb not null,
  -- What its stream says of its state: null for not looked at, `none` where nobody was told of it yet.
  noted text,
  -- The next rung that somebody will be told, and when; null when there is none.
  next_rung text,
  next_at timestamptz,
  -- Counts changes: the version of its entry in a calendar feed.
  revision int not null default 0,
  changed_at timestamptz not null,
  constraint obligation_pkey primary key (key),
  constraint obligation_unit_fkey foreign key (unit) references work.obligation_unit (stream) on delete cascade,
  constraint obligation_state_check check (state in ('open', 'met', 'void')),
  constraint obligation_noted_check check (noted in ('none', 'open', 'met', 'void'))
);
create index obligation_unit_idx on work.obligation (unit);
create index obligation_due_idx on work.obligation (due, key) where state = 'open';
create index obligation_region_idx on work.obligation (region, due);
create index obligation_owner_person_idx on work.obligation (owner_person, due);
