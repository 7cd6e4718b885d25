-- What was found for the questions of a conversation goes with it; an answer has the id of the message that asked.
with asked as (
  select m.id
  from conversation_message m join conversation c on c.id = m.conversation_id
  where c.tenant = :#tenant and c.id = cast(:#conversationId as uuid) and c.user_id = cast(:#userId as uuid)),
calls as (
  delete from investigation_call c using asked where c.tenant = :#tenant and c.subject_id = asked.id)
delete from investigation i using asked where i.tenant = :#tenant and i.id = asked.id
