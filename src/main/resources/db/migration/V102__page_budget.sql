-- Each chat has a budget of pages an hour; what exceeds it is listed in a digest.
alter table message
  -- When its first sending was counted among the pages of its chat.
  add column spent_at timestamptz,
  -- How many pages its chat had had in the hour before, where a digest lists it for that reason.
  add column held_back integer check (held_back > 0);
create index message_spent on message (tenant, channel, chat_id, spent_at) where spent_at is not null;

-- The place of the worst severity that the chat's digest lists, 1 for critical: what is worse begins the next one.
alter table chat_pace add column worst integer;
