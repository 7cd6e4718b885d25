select m.id, m.number, m.text
from conversation_message m
where m.tenant = :tenant and m.conversation_id = :conversationId and m.state = 'waiting'
order by m.number
limit 1
