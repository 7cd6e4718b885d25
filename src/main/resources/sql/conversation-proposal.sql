select proposal_id, playbook
from conversation_message
where tenant = :tenant and conversation_id = :conversationId and (proposal_id is not null or playbook is not null)
order by number desc
limit 1
