-- Failed sign-ins, counted per login and per network address, known or not: an unknown login must be throttled
-- like a known one. Both stand here only as HMAC-SHA-256.
create table access.sign_in_attempt (
  key bytea not null,
  failures int not null,
  last_at timestamptz not null,
  -- No attempt is looked at before this moment.
  free_at timestamptz not null,
  constraint sign_in_attempt_pkey primary key (key),
  constraint sign_in_attempt_key_check check (octet_length(key) = 32),
  constraint sign_in_attempt_failures_check check (failures >= 0)
);
create index sign_in_attempt_last_at_idx on access.sign_in_attempt (last_at);
