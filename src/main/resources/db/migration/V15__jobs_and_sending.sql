-- A job's two kinds of failure: consecutive_failures is the work's own and counts; these are the hub's, in a row.
alter table job
  add hub_failures integer not null default 0,
  add takeovers integer not null default 0;
