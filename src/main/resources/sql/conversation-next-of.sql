-- The conversations of a person in which something waits and no question is being answered, what waits longest first.
select c.id
from conversation c
join conversation_message m on m.conversation_id = c.id
where c.tenant = :tenant and m.tenant = :tenant and c.user_id = :userId and m.state = 'waiting'
group by c.id
having not bool_or(coalesce(m.taken_at > :takenSince, false))
order by min(m.at), c.id
limit :most
