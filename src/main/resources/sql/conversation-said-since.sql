-- What the person said since an incident was spoken of, before this message, the newest first. What is an incident that was
-- spoken of, conversation-spoken-of.sql says too.
select m.text
from conversation_message c
join conversation_message m on m.tenant = c.tenant and m.conversation_id = c.conversation_id
where c.tenant = :tenant and c.id = :id and m.number < c.number and m.author = 'person'
  and not exists (
    select from conversation_message s
    join incident i on i.tenant = s.tenant and i.id = s.spoken_of
    where s.tenant = c.tenant and s.conversation_id = c.conversation_id and s.number >= m.number and s.number < c.number
      and (i.rule <> 'person-request'
        or exists (select from action a where a.tenant = i.tenant and a.incident_id = i.id)))
order by m.number desc
limit 5
