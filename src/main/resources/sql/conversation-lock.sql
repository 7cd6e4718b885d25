select c.id, c.user_id, c.channel, c.chat_id, c.thread_id, c.incident_id, c.model, c.messages, c.created_at, c.last_at,
  c.reset_at, (select greatest(i.resolved_at, c.created_at) from incident i where i.id = c.incident_id and i.resolved_at is not null) as resolved_at,
  (select count(*) from conversation_message m where m.conversation_id = c.id and m.state = 'waiting') as waiting
from conversation c
where c.tenant = :tenant and c.id = :id
for update of c
