select exists (
  select from conversation
  where tenant = :tenant and channel = :channel and chat_id = :chat and thread_id = :thread)
