create table log.migration (
  number int primary key,
  name text not null,
  -- SHA-256 over the migration's text with all files that it includes: an edited migration is refused.
  digest bytea not null,
  applied_at timestamptz not null default clock_timestamp()
);
comment on table log.migration is 'Migrations applied to this database.';
