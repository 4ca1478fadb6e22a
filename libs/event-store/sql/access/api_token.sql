-- What programs sign in with. Whether a token is still in force and what it may do is the account stream's fact; a row
-- without that fact opens nothing.
create table access.api_token (
  -- SHA-256 of the token.
  token bytea not null,
  -- As the account's stream names it.
  id uuid not null,
  account uuid not null,
  created_at timestamptz not null,
  -- By day only: enough to tell what is still in use.
  last_used_on date,
  constraint api_token_pkey primary key (token),
  constraint api_token_id_key unique (id),
  constraint api_token_token_check check (octet_length(token) = 32)
);
create index api_token_account_idx on access.api_token (account);
