update approval_reference set message_id = :messageId where reference_hash = :hash and message_id is null
