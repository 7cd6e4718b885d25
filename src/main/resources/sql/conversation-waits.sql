select exists (
  select from conversation_message where tenant = :tenant and conversation_id = :conversationId and state = 'waiting')
