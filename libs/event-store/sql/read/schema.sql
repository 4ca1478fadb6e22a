create schema read;
comment on schema read is 'Stable names of read models; the tables stand in a schema per build.';
