-- The first message that waits, if it was taken up as often as one is tried.
select m.id, m.number, m.text, array_to_string(m.scopes, ' ') as scopes
from conversation_message m
where m.id = (
  select n.id from conversation_message n
  where n.tenant = :tenant and n.conversation_id = :conversationId and n.state = 'waiting'
  order by n.number
  limit 1)
and m.tries >= :tries
