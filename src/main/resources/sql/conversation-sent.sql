update conversation_message
set sent = sent + 1, chat_message_id = coalesce(chat_message_id, :chatMessageId),
  state = case when cast(:whole as boolean) then 'said' else state end
where tenant = :tenant and id = :id
