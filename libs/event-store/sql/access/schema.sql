create schema access;
comment on schema access is 'Credentials and sessions: not events, because they must be erasable at once.';
