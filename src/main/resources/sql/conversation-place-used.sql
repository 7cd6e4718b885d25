-- The address that a whole answer was sent to serves nothing any more, neither with the answer nor with its question.
update conversation_message set reply_to = null
where tenant = :tenant and reply_to is not null
  and (id = :id or id = (select answers from conversation_message where tenant = :tenant and id = :id))
