-- One data key per person, wrapped by the master key that lives outside the database. Deleting the row erases
-- the person. Key versions come from one counter, so a person's next key never takes a destroyed key's version:
-- what the old key had encrypted goes on reading as erased instead of failing.
create table log.person_key (
  subject uuid not null,
  key_version int not null generated always as identity,
  wrapped bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint person_key_pkey primary key (subject, key_version),
  constraint person_key_subject_key unique (subject)
);
comment on table log.person_key is 'Wrapped keys of the persons named in the log.';
