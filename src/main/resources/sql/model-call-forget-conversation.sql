-- What a model cost stays in the ledger, but not for which conversation.
update model_call set conversation_id = null
where tenant = :#tenant and conversation_id = (
  select c.id from conversation c
  where c.tenant = :#tenant and c.id = cast(:#conversationId as uuid) and c.user_id = cast(:#userId as uuid))
