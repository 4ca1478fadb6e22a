create schema log;
comment on schema log is 'The event log: append-only by privilege, ordered by the sealer.';
