-- A claim is over by the database's clock: hubs need not agree on a time.
update message m set claim = :claim, claimed_until = statement_timestamp() + :seconds * interval '1 second'
where m.tenant = :tenant and m.id = :id and (m.claimed_until is null or m.claimed_until <= statement_timestamp())
returning m.id, m.channel, m.subject, m.subject_id, m.chat_id, m.conversation, m.message_id, m.content_sha256, m.digest, m.paced_at, m.spent_at,
  m.shown_at
