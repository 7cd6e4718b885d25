-- Who is sent what happens, and how far each has it: a position in the journal as event streams have theirs. Whoever sends moves
-- it on from where it was, so that of two hubs only one does.
create table event_subscriber (
  tenant          text not null,
  name            text not null,
  position        text not null,
  delivered       bigint not null default 0,
  -- When the last event that was taken happened.
  last_event_at   timestamptz,
  -- Of the event that is tried now, where it was not taken: how often, since when, why, and when it is tried again.
  failures        integer not null default 0,
  failing_since   timestamptz,
  next_attempt_at timestamptz,
  last_error      text,
  updated_at      timestamptz not null,
  primary key (tenant, name)
);

-- What a subscriber refused until it was given up, as it would have been sent.
create table event_dead_letter (
  tenant     text not null,
  subscriber text not null,
  id         uuid not null,
  type       text not null,
  event_key  text not null,
  event      text not null,
  error      text not null,
  attempts   integer not null,
  event_at   timestamptz not null,
  died_at    timestamptz not null,
  -- When a person had it sent again; null while nobody has.
  retry_at   timestamptz,
  primary key (tenant, subscriber, id)
);
create index event_dead_letter_by_age on event_dead_letter (tenant, died_at desc, id desc);

call serai_protect_tenants();

grant select, insert, update, delete on event_subscriber, event_dead_letter to serai_app;
