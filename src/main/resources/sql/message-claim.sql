insert into message (id, tenant, channel, subject, subject_id, chat_id, claim, claimed_until, created_at, updated_at)
values (:id, :tenant, :channel, :subject, :subjectId, :chat, :claim, :until, :now, :now)
on conflict (tenant, channel, subject, subject_id, chat_id) do update
  set claim = excluded.claim, claimed_until = excluded.claimed_until
  where message.claimed_until is null or message.claimed_until <= :now
returning id, message_id, content_sha256
