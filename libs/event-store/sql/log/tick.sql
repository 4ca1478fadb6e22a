-- One sealing: what became visible between two snapshots. The primary key is the fence between racing sealers.
create table log.tick (
  tick bigint primary key,
  era int not null,
  -- Position of the first entry of this tick, and how many entries it holds (0 only when it opens an era).
  base bigint not null,
  n int not null,
  snapshot pg_snapshot not null,
  -- Whole milliseconds, never decreasing: "recorded at T" is the prefix up to the last tick with sealed_at <= T.
  sealed_at timestamptz(3) not null,
  -- The RFC 6962 leaf hashes of this tick, 32 bytes each, in order.
  leaves bytea not null,
  -- Roots of the complete subtrees over all leaves up to and with this tick, largest first.
  frontier bytea[] not null,
  constraint tick_n_check check (base >= 0 and n >= 0),
  constraint tick_leaves_check check (octet_length(leaves) = 32 * n)
);
create index tick_base_idx on log.tick (base, tick);
create index tick_sealed_at_idx on log.tick (sealed_at, tick);
comment on table log.tick is 'Sealings, in order.';
