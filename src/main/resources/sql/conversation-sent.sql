update conversation_message
set sent = :sent, chat_message_id = coalesce(chat_message_id, cast(:chatMessageId as text)),
  state = case when cast(:whole as boolean) then 'said' else state end
where tenant = :tenant and id = :id
