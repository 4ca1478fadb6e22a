-- A stream whose entry a build could not apply. Its later entries are held back until it is retried.
create table projection.parked (
  projection text not null,
  build int not null,
  stream uuid not null,
  first_position bigint not null,
  -- Entries held back, the failing one included.
  held int not null default 1,
  -- Where and what kind of error; never the values it happened on, which may be personal.
  error_code text not null,
  error_message text not null,
  attempts int not null default 1,
  since timestamptz not null default clock_timestamp(),
  constraint parked_pkey primary key (projection, build, stream),
  constraint parked_build_fkey foreign key (projection, build) references projection.build on delete cascade
);
comment on table projection.parked is 'Streams that a build holds back.';
