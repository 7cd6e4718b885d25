-- The last messages, the newest first, but what waits.
select number, author, text, cast(citations as text) as citations, at
from conversation_message
where tenant = :tenant and conversation_id = :conversationId and state <> 'waiting'
order by number desc
limit 100
