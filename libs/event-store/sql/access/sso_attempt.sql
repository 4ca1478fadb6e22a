-- Sign-ins that are at the identity provider. Each is taken out once, by the browser that began it. Nonce and code
-- verifier are derived from the browser's cookie: a copy of this table finishes nothing.
create table access.sso_attempt (
  -- SHA-256 of the state.
  state bytea not null,
  -- SHA-256 of the cookie.
  browser bytea not null,
  return_to text not null,
  -- The account to be linked and SHA-256 of the session that asks, when it is not for signing in.
  account uuid,
  session bytea,
  expires_at timestamptz not null,
  constraint sso_attempt_pkey primary key (state),
  constraint sso_attempt_state_check check (octet_length(state) = 32 and octet_length(browser) = 32),
  constraint sso_attempt_link_check check ((account is null) = (session is null))
);
create index sso_attempt_expires_at_idx on access.sso_attempt (expires_at);
