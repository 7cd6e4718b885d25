-- The last messages, the newest first, but what waits, and but exports: they repeat what is there.
select m.number, m.author, m.text, cast(m.citations as text) as citations, m.at, q.number as answers
from conversation_message m
left join conversation_message q on q.tenant = m.tenant and q.id = m.answers
where m.tenant = :tenant and m.conversation_id = :conversationId and m.state <> 'waiting'
  and coalesce(q.text, m.text) !~* '^\s*/export(\s|@|$)'
order by m.number desc
limit 100
