-- taken_at: when a question was last taken up to be answered; null for one that nobody has, and for commands.
-- heard: whether it was read what a question is about, so that what depends on that need not wait for its answer.
-- token_id: the personal token with which it was said; null for a session and for what was said in a chat.
alter table conversation_message
  add column taken_at timestamptz,
  add column heard boolean not null default false,
  add column token_id uuid;
