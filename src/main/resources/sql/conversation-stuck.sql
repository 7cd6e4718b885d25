-- The first of those that wait and were taken up as often as one is tried.
select m.id, m.text, m.at, array_to_string(m.scopes, ' ') as scopes, m.token_id, m.tries, m.heard, true as taken
from conversation_message m
where m.tenant = :tenant and m.conversation_id = :conversationId and m.state = 'waiting' and m.tries >= :tries
order by m.number
limit 1
