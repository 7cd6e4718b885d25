update conversation_message set state = 'answered' where tenant = :tenant and id = :id and state = 'waiting'
