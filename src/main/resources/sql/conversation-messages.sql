select id, number, author, text, state, cast(citations as text) as citations, proposal_id, at
from conversation_message
where tenant = :tenant and conversation_id = :conversationId
order by number desc
limit 200
