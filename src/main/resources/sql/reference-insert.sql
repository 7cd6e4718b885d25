insert into approval_reference
  (reference_hash, tenant, approval_id, digest, verdict, channel, chat_id, message_id, created_at)
values (:hash, :tenant, :approvalId, :digest, :verdict, :channel, :chat, :messageId, :now)
