-- Signed-in browsers and programs. The token itself is only in the cookie: a copy of this table opens nothing.
create table access.session (
  -- SHA-256 of the token.
  token bytea not null,
  account uuid not null,
  created_at timestamptz not null,
  -- Moved at most once a minute; the idle limit counts from here.
  seen_at timestamptz not null,
  -- The absolute limit, whatever the use.
  expires_at timestamptz not null,
  constraint session_pkey primary key (token),
  constraint session_token_check check (octet_length(token) = 32),
  constraint session_expires_check check (expires_at > created_at)
);
create index session_account_idx on access.session (account);
create index session_expires_at_idx on access.session (expires_at);
