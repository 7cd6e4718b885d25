update message m set claim = :claim, claimed_until = :until
where m.tenant = :tenant and m.id = :id and (m.claimed_until is null or m.claimed_until <= :now)
returning m.id, m.channel, m.subject, m.subject_id, m.chat_id, m.conversation, m.message_id, m.content_sha256, m.digest, m.paced_at, m.spent_at
