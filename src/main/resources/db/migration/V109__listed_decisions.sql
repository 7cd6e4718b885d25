-- When somebody asked for what a storm's message lists to be sent by itself: it is not listed again.
alter table message add column shown_at timestamptz;
