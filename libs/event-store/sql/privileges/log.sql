-- Append-only by privilege. With xid or id writable the application could write an entry that is never sealed.
grant usage on schema log to rumpun_app, rumpun_sealer, rumpun_erasure, rumpun_reader;

grant select on all tables in schema log to rumpun_app, rumpun_sealer, rumpun_erasure;
alter default privileges in schema log grant select on tables to rumpun_app, rumpun_sealer, rumpun_erasure;

grant insert (stream, version, command, head, body, salt) on log.entry to rumpun_app;
grant insert (subject, wrapped) on log.person_key to rumpun_app;

grant insert on log.tick, log.sealed, log.era to rumpun_sealer;

grant update (body, salt) on log.entry to rumpun_erasure;
grant delete on log.person_key to rumpun_erasure;

grant select on log.entry, log.tick, log.sealed, log.era, log.migration to rumpun_reader;
