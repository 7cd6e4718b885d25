-- Incidents that are over and not remembered, or of which more is known since: an action that turned out to have helped, a note;
-- and those that came back since they were remembered.
(select cast(i.id as text) as subject
from incident i
left join knowledge_chunk k on k.tenant = i.tenant and k.id = 'incident:' || i.id
where i.tenant = :#tenant and i.state = 'resolved' and i.rule <> 'person-request' and i.resolved_at > cast(:#rememberSince as timestamptz)
  and (k.id is null or i.updated_at > k.stored_at
       or exists (select from action a where a.incident_id = i.id and a.updated_at > k.stored_at))
order by i.resolved_at desc
limit 100)
union all
(select cast(i.id as text) as subject
from incident i
join knowledge_chunk k on k.tenant = i.tenant and k.id = 'incident:' || i.id
where i.tenant = :#tenant and i.state <> 'resolved'
  and exists (select from incident_event b where b.incident_id = i.id and b.kind = 'incident.reopened' and b.at > k.stored_at)
limit 100)
