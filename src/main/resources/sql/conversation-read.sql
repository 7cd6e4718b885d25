select c.id, c.user_id, c.channel, c.chat_id, c.thread_id, c.incident_id, c.model, c.last_at,
  c.reset_at, case when i.resolved_at is not null then greatest(i.resolved_at, c.created_at) end as resolved_at
from conversation c
left join incident i on i.id = c.incident_id
where c.tenant = :tenant and c.id = :id
