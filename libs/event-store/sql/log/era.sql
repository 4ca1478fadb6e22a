-- A stretch of the log written in one lifetime of a cluster's transaction counter. Transaction ids mean nothing
-- across clusters, so a restored log opens a new era (event-log.md, "Seal").
create table log.era (
  era int primary key check (era >= 1),
  system_identifier bigint not null,
  -- Ids below this one may have been sealed before the era began.
  min_id bigint not null,
  reason text not null,
  -- The last good signed checkpoint, when the era follows a loss.
  previous_checkpoint text
);
comment on table log.era is 'Lifetimes of the transaction counter that the log has lived through.';
