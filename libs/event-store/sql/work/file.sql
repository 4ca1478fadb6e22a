-- A file on its way in or out. Encrypted under a key of its own, which the master key wraps: the database, its
-- write-ahead log and its backups see ciphertext only.
create table work.file (
  id uuid not null,
  -- Bytes of plain content in each chunk but the last.
  chunk_bytes int not null,
  -- Bytes of plain content, and the wrapped key, which is bound to them; both null while it is being written.
  bytes bigint,
  wrapped bytea,
  created_at timestamptz not null default clock_timestamp(),
  constraint file_pkey primary key (id),
  constraint file_chunk_bytes_check check (chunk_bytes > 0),
  constraint file_whole_check check ((bytes is null) = (wrapped is null))
);
create index file_created_at_idx on work.file (created_at);
