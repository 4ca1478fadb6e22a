-- Whom an identity provider's person signs in as. Outside the log, like logins: issuer and subject stand here only as
-- HMAC-SHA-256 under a secret of the server. A row counts only while the account's stream holds its identity.
create table access.sso_link (
  person bytea not null,
  account uuid not null,
  -- The link's id in the account's stream.
  identity uuid not null,
  created_at timestamptz not null,
  constraint sso_link_pkey primary key (person),
  constraint sso_link_identity_key unique (identity),
  constraint sso_link_person_check check (octet_length(person) = 32)
);
