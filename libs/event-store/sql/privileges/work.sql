grant usage on schema work to rumpun_app;
grant select, insert, update, delete on work.file, work.file_chunk, work.job to rumpun_app;
