-- A notice on its way to one person on one channel. Nothing personal: the address is read when it is sent.
create table work.delivery (
  -- The same for every attempt.
  message uuid not null,
  channel text not null,
  obligation uuid not null,
  rung text not null,
  key text not null,
  kind text not null,
  region text not null,
  person uuid not null,
  mandatory boolean not null,
  state text not null default 'waiting',
  -- Told together with others once a day.
  digest boolean not null,
  -- The digest that it goes out with, once that is made up: every attempt tells the same notices.
  digest_message uuid,
  -- By the engine's clock.
  not_before timestamptz not null,
  attempts int not null default 0,
  -- An attempt begun and not ended: what became of it is not known.
  sending boolean not null default false,
  -- {code, text: {id, en}} of the last attempt that failed.
  problem jsonb,
  lease uuid,
  lease_until timestamptz,
  raised_at timestamptz not null,
  updated_at timestamptz not null,
  constraint delivery_pkey primary key (message, channel),
  constraint delivery_notice_fkey foreign key (obligation, rung) references work.notice (obligation, rung),
  constraint delivery_channel_check check (channel in ('inbox', 'email', 'webhook', 'gateway')),
  -- `dropped`: the obligation was settled before it went out; `failed`: given up, until somebody has it tried again.
  constraint delivery_state_check check (state in ('waiting', 'handed-over', 'failed', 'dropped')),
  constraint delivery_lease_check check ((lease is null) = (lease_until is null))
);
create index delivery_waiting_idx on work.delivery (not_before) where state = 'waiting';
create index delivery_failed_idx on work.delivery (updated_at) where state = 'failed';
create index delivery_person_idx on work.delivery (person, channel, not_before) where state = 'waiting';
create index delivery_notice_idx on work.delivery (obligation, rung);
