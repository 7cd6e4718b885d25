-- One more is on its way, or came to nothing.
update conversation_message set drafts_unknown = drafts_unknown + :more where tenant = :tenant and id = :id and state = 'waiting'
