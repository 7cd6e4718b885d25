-- Of who may not be answered any more nothing waits.
update conversation_message set state = 'answered', so_far = null, reply_to = null
where tenant = :tenant and conversation_id = :conversationId and state = 'waiting'
