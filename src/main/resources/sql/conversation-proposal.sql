-- What was proposed last, and for which incident: an action has its own, a suggested playbook the one it was suggested for.
select m.proposal_id, m.playbook, coalesce(a.incident_id, m.playbook_incident) as incident_id
from conversation_message m
left join action a on a.tenant = m.tenant and a.id = m.proposal_id
where m.tenant = :tenant and m.conversation_id = :conversationId and (m.proposal_id is not null or m.playbook is not null)
order by m.number desc
limit 1
