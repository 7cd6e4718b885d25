-- What waits in a conversation, in order; a person has no more of it.
select m.id, m.text, m.at, array_to_string(m.scopes, ' ') as scopes, m.token_id, m.tries, m.heard,
  coalesce(m.taken_at > :takenSince, false) as taken
from conversation_message m
where m.tenant = :tenant and m.conversation_id = :conversationId and m.state = 'waiting'
order by m.number
limit 40
