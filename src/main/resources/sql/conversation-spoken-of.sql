-- Which incident was spoken of last before this message.
select m.spoken_of
from conversation_message c
join conversation_message m on m.tenant = c.tenant and m.conversation_id = c.conversation_id
where c.tenant = :tenant and c.id = :id and m.number < c.number and m.spoken_of is not null
order by m.number desc
limit 1
