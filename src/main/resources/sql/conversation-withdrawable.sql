-- What a person has asked for in the conversation of a message, and can still be withdrawn, the newest first; before that what was
-- withdrawn since the message was received. Only what could be read before.
select a.id, a.incident_id
from conversation_message c
join conversation_message m on m.tenant = c.tenant and m.conversation_id = c.conversation_id
join action a on a.tenant = m.tenant and a.id = m.proposal_id
where c.tenant = :tenant and c.id = :messageId and a.proposed_by = :actor and a.effect = 'change'
  and m.number < c.number and m.state = 'said' and coalesce(m.said_at, m.at) <= c.at
  and (a.state in ('proposed', 'awaiting_approval', 'approved') or a.state = 'cancelled' and a.updated_at >= c.at)
order by (a.state = 'cancelled') desc, m.number desc
limit 1
