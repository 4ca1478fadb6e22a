-- A forum, or a cluster with its agreements and cycles: what obligations are worked out for together. The rows are
-- the agenda of the sweep, made anew from the log whenever they are lost.
create table work.obligation_unit (
  stream uuid not null,
  category text not null,
  region text not null,
  -- Counts news of the unit, so that news during a pass is not taken for seen.
  marks bigint not null default 1,
  -- When there is something to do: at once after news, else when the next rung's moment comes. By the engine's clock.
  next_at timestamptz not null default '-infinity',
  -- Passes that failed since the last that did not, and what the last of them said.
  failures int not null default 0,
  problem text,
  lease uuid,
  lease_until timestamptz,
  constraint obligation_unit_pkey primary key (stream),
  constraint obligation_unit_category_check check (category in ('forum', 'cluster')),
  constraint obligation_unit_lease_check check ((lease is null) = (lease_until is null))
);
create index obligation_unit_next_at_idx on work.obligation_unit (next_at);
create index obligation_unit_region_idx on work.obligation_unit (region);
