update conversation_message set state = 'answered', so_far = null
where tenant = :tenant and id = :id and state = 'waiting'
