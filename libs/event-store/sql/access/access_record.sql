-- Who was shown whose personal data, or took a file along: when, what and on which occasion. Rows are added and read,
-- never changed: an auditor relies on them.
create table access.access_record (
  id bigint generated always as identity,
  at timestamptz not null,
  -- The account that read, or `operator` for the installation's own command line.
  account text not null,
  person uuid,
  -- The person, respondent or survey wave that it was about.
  subject uuid not null,
  what text not null,
  -- The route or command.
  purpose text not null,
  constraint access_record_pkey primary key (id),
  constraint access_record_what_check check (what in ('name', 'contact', 'respondent-name', 'export', 'file'))
);
create index access_record_subject_idx on access.access_record (subject, id);
create index access_record_account_idx on access.access_record (account, id);
revoke update, delete, truncate on access.access_record from rumpun_app;
