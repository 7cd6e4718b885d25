-- The first message that waits is taken up once more.
update conversation_message m set tries = m.tries + 1
where m.id = (
  select n.id from conversation_message n
  where n.tenant = :tenant and n.conversation_id = :conversationId and n.state = 'waiting'
  order by n.number
  limit 1)
returning m.id, m.number, m.text, array_to_string(m.scopes, ' ') as scopes
