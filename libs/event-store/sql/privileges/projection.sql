grant usage, create on schema projection to rumpun_app;
alter default privileges in schema projection grant all on tables to rumpun_app;
alter default privileges in schema projection grant all on sequences to rumpun_app;
