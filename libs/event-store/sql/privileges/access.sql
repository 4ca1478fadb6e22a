grant usage, create on schema access to rumpun_app;
alter default privileges in schema access grant all on tables to rumpun_app;
alter default privileges in schema access grant all on sequences to rumpun_app;
