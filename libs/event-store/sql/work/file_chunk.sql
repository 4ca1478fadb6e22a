create table work.file_chunk (
  file uuid not null,
  -- From 0; also the nonce of its encryption.
  number int not null,
  -- AES-256-GCM, the tag of 16 bytes at the end.
  sealed bytea not null,
  constraint file_chunk_pkey primary key (file, number),
  constraint file_chunk_file_fkey foreign key (file) references work.file (id) on delete cascade,
  constraint file_chunk_number_check check (number >= 0)
);
-- Ciphertext does not compress.
alter table work.file_chunk alter column sealed set storage external;
