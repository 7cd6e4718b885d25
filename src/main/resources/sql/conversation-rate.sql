-- The rating of an answer is that of the model's call that it is of; what was answered without a model has none.
update model_call
set accepted = cast(:#helpful as boolean)
where tenant = :#tenant and id = (
  select i.model_call_id
  from conversation_message m
  join investigation i on i.tenant = m.tenant and i.id = m.answers
  where m.tenant = :#tenant
    and m.conversation_id = cast(:#conversationId as uuid)
    and m.number = cast(:#messageNumber as integer)
    and m.author = 'hub')
returning id
