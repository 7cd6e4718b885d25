-- reply_to: where alone an answer may be sent, for some minutes: an address of Slack, a token of Discord. It is forgotten when the
-- answer is there. answers: the person's message that an answer is for. so_far: what of an answer may be shown while it is made,
-- preview_id the message in the chat that shows it.
alter table conversation_message
  add column reply_to text,
  add column answers uuid references conversation_message on delete cascade,
  add column so_far text,
  add column preview_id text;
create index conversation_message_answers on conversation_message (answers) where answers is not null;
create index conversation_by_thread on conversation (tenant, channel, chat_id, thread_id) where thread_id is not null;
