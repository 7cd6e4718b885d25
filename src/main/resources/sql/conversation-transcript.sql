-- The newest first; one more than are shown tells that there are more.
select number, author, text, cast(citations as text) as citations, at
from conversation_message
where tenant = :tenant and conversation_id = :conversationId
order by number desc
limit 5001
