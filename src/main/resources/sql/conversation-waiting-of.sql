-- How many messages of a person wait for an answer, in all of their conversations, wherever these are.
select count(*)
from conversation c
join conversation_message m on m.conversation_id = c.id
where c.tenant = :tenant and m.tenant = :tenant and c.user_id = :userId and m.state = 'waiting'
