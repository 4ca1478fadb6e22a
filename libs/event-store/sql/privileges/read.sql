-- The application replaces the views when it swaps builds, so it may create them here.
grant usage, create on schema read to rumpun_app;
grant usage on schema read to rumpun_reader;
grant select on all tables in schema read to rumpun_app, rumpun_reader;
alter default privileges in schema read grant select on tables to rumpun_app, rumpun_reader;
