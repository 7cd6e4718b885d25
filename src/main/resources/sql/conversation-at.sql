-- The person's last conversation at a place of a chat; of those that live the caller decides.
select c.id, c.user_id, c.channel, c.chat_id, c.thread_id, c.incident_id, c.model, c.last_at,
  c.reset_at, (select greatest(i.resolved_at, c.created_at) from incident i where i.id = c.incident_id and i.resolved_at is not null) as resolved_at
from conversation c
where c.tenant = :tenant and c.channel = :channel and c.chat_id = :chat and c.user_id = :userId
  and (c.thread_id is not distinct from cast(:thread as text))
order by c.last_at desc, c.id desc
limit 1
