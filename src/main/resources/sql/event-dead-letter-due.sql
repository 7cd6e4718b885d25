select id, type, event_key, event, event_at
from event_dead_letter
where tenant = :tenant and subscriber = :name and retry_at is not null
order by event_at, id
limit 20
