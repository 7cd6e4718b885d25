-- Why the event was not skipped that a person had last asked for, and when that was found; null where it was skipped.
alter table event_subscriber
  add column skip_refused_event uuid,
  add column skip_refused       text,
  add column skip_refused_at    timestamptz;
