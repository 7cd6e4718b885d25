-- The pages that a digest lists are where it is.
update message set message_id = :messageId, sent_at = :now, waiting = false
where tenant = :tenant and digest = :digest and message_id is distinct from :messageId
