select text from conversation_message where tenant = :tenant and id = :id
