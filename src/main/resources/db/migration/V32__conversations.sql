-- What people and the hub say to each other. A conversation belongs to one person; chat_id and thread_id say where in a
-- chat it is held, and are null over the API. It is over an hour after last_at, a day after its incident, or at reset_at.
create table conversation (
  id          uuid primary key,
  tenant      text not null,
  user_id     uuid not null references app_user,
  channel     text not null,
  chat_id     text,
  thread_id   text,
  incident_id uuid references incident,
  model       text,
  messages    integer not null default 0,
  created_at  timestamptz not null,
  last_at     timestamptz not null,
  reset_at    timestamptz
);
create index conversation_by_user on conversation (tenant, user_id, created_at desc, id desc);
create index conversation_by_place on conversation (tenant, channel, chat_id, user_id, last_at desc) where chat_id is not null;
create index conversation_by_age on conversation (tenant, last_at);

-- A person's message waits until it is answered; answers come in the order of the numbers. Of an answer that goes to a
-- chat, sent counts the parts that are there, and chat_message_id is the first one's.
create table conversation_message (
  id              uuid primary key,
  tenant          text not null,
  conversation_id uuid not null references conversation on delete cascade,
  number          integer not null,
  author          text not null check (author in ('person', 'hub')),
  state           text not null check (state in ('waiting', 'answered', 'unsent', 'said')),
  text            text not null,
  citations       jsonb not null default '[]',
  proposal_id     uuid references action,
  sent            integer not null default 0,
  chat_message_id text,
  at              timestamptz not null,
  unique (conversation_id, number)
);
create index conversation_message_waiting on conversation_message (conversation_id, number) where state = 'waiting';
create index conversation_message_in_chat on conversation_message (tenant, chat_message_id) where chat_message_id is not null;

call serai_protect_tenants();
grant select, insert, update, delete on conversation, conversation_message to serai_app;
