-- When somebody asked for what a list has to be sent by itself: it is not listed again.
alter table message add column shown_at timestamptz;
create index message_shown on message (tenant, channel, chat_id) where shown_at is not null and waiting;
