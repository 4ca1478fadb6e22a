-- How far a reactor has reacted to the log: at least once, effects are made idempotent by derived command ids.
create table projection.reactor (
  name text primary key,
  position bigint not null,
  -- Raised when a stream is healed: the running holder then looks again at what it skipped.
  epoch int not null default 0,
  updated_at timestamptz not null default clock_timestamp(),
  constraint reactor_position_check check (position >= -1)
) with (fillfactor = 40);
comment on table projection.reactor is 'Checkpoints of the reactors.';

create table projection.reactor_parked (
  reactor text not null references projection.reactor on delete cascade,
  stream uuid not null,
  first_position bigint not null,
  error_code text not null,
  error_message text not null,
  attempts int not null,
  since timestamptz not null default clock_timestamp(),
  constraint reactor_parked_pkey primary key (reactor, stream)
);
comment on table projection.reactor_parked is 'Streams whose entries a reactor could not react to.';
