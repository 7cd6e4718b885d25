-- The newest first; one more than are shown tells that there are more.
select m.number, m.author, m.text, cast(m.citations as text) as citations, m.at, q.number as answers
from conversation_message m
left join conversation_message q on q.tenant = m.tenant and q.id = m.answers
where m.tenant = :tenant and m.conversation_id = :conversationId
order by m.number desc
limit 5001
