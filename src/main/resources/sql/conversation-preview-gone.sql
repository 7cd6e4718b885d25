update conversation_message set chat_message_id = null where tenant = :tenant and id = :id and sent = 0
