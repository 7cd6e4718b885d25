update conversation_message set heard = true where tenant = :tenant and id = :id
