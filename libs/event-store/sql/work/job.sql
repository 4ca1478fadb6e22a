-- Work that takes long. Nothing personal: what a job reads or finds stands in its files.
create table work.job (
  id uuid not null,
  kind text not null,
  -- What it is about: an import, a wave.
  subject uuid not null,
  params jsonb not null default '{}',
  state text not null default 'queued',
  done bigint not null default 0,
  -- null while it is not known how much there is.
  total bigint,
  -- Whoever asked may take it back; the worker looks at it with every note of progress.
  cancel boolean not null default false,
  -- Account and person who asked, by pseudonym.
  requested_by text not null,
  requested_person uuid,
  input uuid,
  output uuid,
  result jsonb,
  -- {code, text: {id, en}, params} of a failure.
  problem jsonb,
  -- Claims since it last got further.
  attempts int not null default 0,
  not_before timestamptz not null default clock_timestamp(),
  -- Whose it is while it runs, and until when without a word from there.
  lease uuid,
  lease_until timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  constraint job_pkey primary key (id),
  constraint job_input_fkey foreign key (input) references work.file (id) on delete set null,
  constraint job_output_fkey foreign key (output) references work.file (id) on delete set null,
  constraint job_kind_check check (kind ~ '^[a-z][a-z-]{0,39}$'),
  constraint job_state_check check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  constraint job_lease_check check ((state = 'running') = (lease is not null and lease_until is not null)),
  constraint job_done_check check (done >= 0 and attempts >= 0)
);
create index job_open_idx on work.job (created_at) where state in ('queued', 'running');
create index job_subject_idx on work.job (subject, created_at);
create index job_input_idx on work.job (input);
create index job_output_idx on work.job (output);
create index job_updated_at_idx on work.job (updated_at);
