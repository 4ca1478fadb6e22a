-- One row per projection that was ever started; locked while its builds are made or swapped.
create table projection.projection (
  name text primary key,
  next_build int not null default 1
);
comment on table projection.projection is 'Projections known to this database.';

-- A build is one set of a projection's tables, in a schema of its own. The views of schema read show the active one.
create table projection.build (
  projection text not null references projection.projection,
  build int not null,
  -- Projection.version of the code that writes it.
  version int not null,
  -- building: replays beside the active one; active: is read; kept: was read before, follows on for a rollback.
  state text not null,
  schema_name text not null,
  -- The table specs as the code gave them, to make views without that code. json keeps the order of columns.
  tables json not null,
  created_at timestamptz not null default clock_timestamp(),
  activated_at timestamptz,
  constraint build_pkey primary key (projection, build),
  constraint build_schema_name_key unique (schema_name),
  constraint build_state_check check (state in ('building', 'active', 'kept'))
);
create unique index build_active_idx on projection.build (projection) where state = 'active';
comment on table projection.build is 'Builds of the projections.';
