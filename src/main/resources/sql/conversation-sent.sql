update conversation_message
set sent = sent + 1,
  chat_message_id = case when sent = 0 then coalesce(:chatMessageId, chat_message_id) else chat_message_id end,
  said_at = case when cast(:whole as boolean) then :now else said_at end,
  state = case when cast(:whole as boolean) then 'said' else state end
where tenant = :tenant and id = :id
