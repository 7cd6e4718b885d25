-- Which incident was spoken of last before this message. A request of which nothing was proposed is none.
select m.spoken_of
from conversation_message c
join conversation_message m on m.tenant = c.tenant and m.conversation_id = c.conversation_id
join incident i on i.tenant = m.tenant and i.id = m.spoken_of
where c.tenant = :tenant and c.id = :id and m.number < c.number
  and (i.rule <> 'person-request' or exists (select from action a where a.tenant = i.tenant and a.incident_id = i.id))
order by m.number desc
limit 1
