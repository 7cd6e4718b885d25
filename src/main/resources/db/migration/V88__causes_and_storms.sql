-- A cause that is found after people were paged is a message of its own; so is the list of a storm's incidents.
alter table message drop constraint message_subject_check;
alter table message
  add constraint message_subject_check
    check (subject in ('incident', 'approval', 'reminder', 'again', 'outcome', 'verification', 'call', 'cause', 'digest')),
  -- The digest that a page is part of instead of being sent.
  add column digest uuid,
  -- When its first sending was counted in chat_pace.
  add column paced_at timestamptz;
create index message_in_digest on message (tenant, digest) where digest is not null;

-- How many incidents were announced in a chat lately, or were to be.
create table chat_pace (
  tenant   text not null,
  channel  text not null,
  chat_id  text not null,
  -- When the window began.
  since    timestamptz not null,
  pages    integer not null,
  -- The digest of the storm that goes on, and when it began.
  digest   uuid,
  began_at timestamptz,
  primary key (tenant, channel, chat_id)
);

call serai_protect_tenants();
grant select, insert, update, delete on chat_pace to serai_app;
