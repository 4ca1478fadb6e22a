-- How an account signs in. Outside the log: it must be changed and erased at once. The login stands here only as
-- HMAC-SHA-256 under a secret of the server; its plain text is a personal field of the account's stream.
create table access.credential (
  account uuid not null,
  login bytea not null,
  -- argon2id, in PHC string form.
  password text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint credential_pkey primary key (account),
  constraint credential_login_key unique (login),
  constraint credential_login_check check (octet_length(login) = 32),
  constraint credential_password_check check (password like '$argon2id$%')
);
