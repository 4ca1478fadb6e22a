-- How far a build has applied the log. Its row is locked by whoever applies; rows and checkpoint commit together.
create table projection.checkpoint (
  projection text not null,
  build int not null,
  -- Position of the last entry applied; -1 before the first.
  position bigint not null default -1,
  -- Raised when a stream is parked or healed: what another worker had cached is then out of date.
  epoch int not null default 0,
  updated_at timestamptz not null default clock_timestamp(),
  constraint checkpoint_pkey primary key (projection, build),
  constraint checkpoint_build_fkey foreign key (projection, build) references projection.build on delete cascade,
  constraint checkpoint_position_check check (position >= -1)
) with (fillfactor = 40); -- room for in-place (HOT) updates: the row changes with every batch
comment on table projection.checkpoint is 'Checkpoints of the builds.';
