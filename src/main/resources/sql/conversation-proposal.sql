select proposal_id
from conversation_message
where tenant = :tenant and conversation_id = :conversationId and proposal_id is not null
order by number desc
limit 1
