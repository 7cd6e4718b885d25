update message set waiting = false where tenant = :tenant and id = :id
returning channel, subject, conversation
