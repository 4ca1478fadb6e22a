-- BullMQ migrates its own tables, as the application's role.
grant usage, create on schema bullmq to rumpun_app;
