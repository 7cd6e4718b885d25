select number, author, text, cast(citations as text) as citations, at
from conversation_message
where tenant = :tenant and conversation_id = :conversationId
order by number
limit 5000
