-- Which event a subscriber was last sent in vain, and which of these a person has had skipped.
alter table event_subscriber
  add column blocked_event uuid,
  add column blocked_type  text,
  add column skip_event    uuid;
