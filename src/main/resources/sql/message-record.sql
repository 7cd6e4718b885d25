update message
set sent_at = case when message_id is distinct from :messageId then :now else sent_at end,
    message_id = :messageId, content_sha256 = :sha256, waiting = false, updated_at = :now
where tenant = :tenant and id = :id and claim = :claim
