-- A notice that was raised: whom it goes to is worked out once.
create table work.notice (
  -- The obligation's stream.
  obligation uuid not null,
  rung text not null,
  raised_at timestamptz not null,
  state text not null default 'raised',
  lease uuid,
  lease_until timestamptz,
  constraint notice_pkey primary key (obligation, rung),
  constraint notice_state_check check (state in ('raised', 'addressed')),
  constraint notice_lease_check check ((lease is null) = (lease_until is null))
);
create index notice_raised_idx on work.notice (raised_at) where state = 'raised';
