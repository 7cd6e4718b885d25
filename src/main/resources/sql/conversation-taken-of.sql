-- How many other questions of a person are being answered.
select count(*)
from conversation c
join conversation_message m on m.conversation_id = c.id
where c.tenant = :tenant and m.tenant = :tenant and c.user_id = :userId and m.state = 'waiting' and m.taken_at > :takenSince
  and m.id <> :id
