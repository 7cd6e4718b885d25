-- Which episode a late resolve belongs to is told by the end of the one before; in which rhythm an alert is repeated, by
-- the longest pause (in seconds). stale_since: since when it is known that its source repeats it no more.
alter table alert
  add column previous_end timestamptz,
  add column longest_pause integer,
  add column stale_since timestamptz;

alter table alert_event drop constraint alert_event_kind_check;
alter table alert_event add constraint alert_event_kind_check
  check (kind in ('fired', 'resolved', 'refired', 'stale', 'repeated'));
