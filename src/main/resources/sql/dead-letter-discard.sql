delete from event_dead_letter
where tenant = :tenant and subscriber = :name and id = :id
returning id, subscriber, type, event_key as key, error, attempts, event_at, died_at, retry_at
