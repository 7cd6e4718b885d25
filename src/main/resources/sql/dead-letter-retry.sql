update event_dead_letter
set retry_at = coalesce(retry_at, :now)
where tenant = :tenant and subscriber = :name and id = :id
returning id, subscriber, type, event_key as key, error, attempts, event_at, died_at, retry_at
