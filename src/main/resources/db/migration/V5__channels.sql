-- Several channels: each message has a job of its own, and those of one incident in one chat keep their order.
alter table message drop constraint message_subject_check;
alter table message
  add check (subject in ('incident', 'approval', 'reminder', 'again')),
  -- The incident that the message belongs to; null for messages of before, which wait for nobody.
  add conversation uuid,
  -- Whether its first sending is still to come: later messages of its conversation wait for it.
  add waiting boolean not null default false,
  add sent_at timestamptz;
update message set sent_at = created_at where message_id is not null;
create index message_waiting on message (tenant, conversation, channel, chat_id) where waiting;

-- Until when a channel asked to be left alone; the hub's instances share it.
create table channel_pause (
  tenant       text not null,
  channel      text not null,
  paused_until timestamptz not null,
  primary key (tenant, channel)
);
grant select, insert, update, delete on channel_pause to serai_app;
