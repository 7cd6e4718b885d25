select c.id, c.user_id, c.channel, c.chat_id, c.thread_id, c.incident_id, c.model, c.last_at,
  c.reset_at, (select greatest(i.resolved_at, c.created_at) from incident i where i.id = c.incident_id and i.resolved_at is not null) as resolved_at
from conversation c
where c.tenant = :tenant and c.id = :id
for update of c
