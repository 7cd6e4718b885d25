-- Again where it was planned before; but a cause that was not to be sent then is not sent later.
insert into message (id, tenant, channel, subject, subject_id, chat_id, conversation, waiting, created_at, updated_at)
values (:id, :tenant, :channel, :subject, :subjectId, :chat, :conversation, true, :now, :now)
on conflict (tenant, channel, subject, subject_id, chat_id) do update
  set conversation = excluded.conversation, waiting = message.message_id is null and message.digest is null
  where message.subject <> 'cause' or message.message_id is not null
returning id
