-- People link their chat accounts themselves: a code that the hub gives to a signed-in person, sent to the bot.

-- One code a person and channel; it is deleted when it is used, and replaced when another is asked for.
create table identity_code (
  tenant     text not null,
  channel    text not null,
  user_id    uuid not null references app_user,
  code_hash  bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant, channel, user_id),
  unique (tenant, channel, code_hash)
);

-- Refused codes of the last minutes, which limit how often somebody may try.
create table identity_attempt (
  tenant      text not null,
  channel     text not null,
  id          uuid not null,
  external_id text not null,
  at          timestamptz not null,
  primary key (tenant, channel, id)
);
create index identity_attempt_by_age on identity_attempt (tenant, channel, at);

grant select, insert, update, delete on identity_code, identity_attempt to serai_app;

-- What became of an action is told by a message of its own, since an edit makes no sound.
alter table message drop constraint message_subject_check;
alter table message
  add constraint message_subject_check check (subject in ('incident', 'approval', 'reminder', 'again', 'outcome'));
create index message_by_conversation on message (tenant, conversation);
