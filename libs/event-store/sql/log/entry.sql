-- One command's result: one or more events that happened together.
create table log.entry (
  -- CACHE 1: an entry decided after another was seen must draw the higher id, whatever the connection.
  id bigint generated always as identity (cache 1),
  -- Never written by the application: the sealer's snapshot difference rests on it.
  xid xid8 not null default pg_current_xact_id(),
  version int not null,
  stream uuid not null,
  command uuid not null,
  -- Canonical JSON (RFC 8785); the Merkle leaf is SHA-256(0x00 || head). Never changed.
  head bytea not null,
  -- Canonical JSON of the payloads; null once erased as a whole.
  body bytea,
  salt bytea,
  constraint entry_pkey primary key (id),
  constraint entry_stream_version_key unique (stream, version),
  constraint entry_command_key unique (command),
  constraint entry_version_check check (version >= 1),
  constraint entry_head_check check (octet_length(head) between 2 and 65535),
  constraint entry_erased_check check ((body is null) = (salt is null)),
  constraint entry_salt_check check (octet_length(salt) = 16)
);
-- btree: BRIN has no operator class for xid8.
create index entry_xid_idx on log.entry (xid);
comment on table log.entry is 'Entries as appended; their order is in log.sealed.';
