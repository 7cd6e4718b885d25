update message set message_id = :messageId, content_sha256 = :sha256, updated_at = :now
where id = :id and claim = :claim
