grant select, insert, update, delete
  on work.obligation_unit, work.obligation, work.notice, work.delivery to rumpun_app;
