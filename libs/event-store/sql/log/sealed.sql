-- The global order: dense positions from 0. No foreign key to log.entry: its check would lock a row per entry.
create table log.sealed (
  position bigint primary key,
  id bigint not null,
  constraint sealed_id_key unique (id)
);
comment on table log.sealed is 'The place of each entry in the global order, written by the sealer with its tick.';
