-- What was proposed in the conversation of this message, the newest first, and for which incident: an action has its own, a suggested
-- playbook the one it was suggested for. It was shown if it could be read before the message was received.
select m.proposal_id, m.playbook, coalesce(a.incident_id, m.playbook_incident) as incident_id, m.suggested_by,
  coalesce(m.said_at, m.at) as at,
  m.number < c.number and m.state = 'said' and coalesce(m.said_at, m.at) <= c.at as shown
from conversation_message c
join conversation_message m on m.tenant = c.tenant and m.conversation_id = c.conversation_id
left join action a on a.tenant = m.tenant and a.id = m.proposal_id
where c.tenant = :tenant and c.id = :id and (m.proposal_id is not null or m.playbook is not null)
order by m.number desc
limit 20
