-- Of what a pass found of the obligation, so that the next one writes only what changed; null for one written before.
alter table work.obligation add column digest text;
