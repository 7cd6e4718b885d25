insert into event_dead_letter
  (tenant, subscriber, id, type, event_key, event, error, attempts, event_at, died_at)
values (:tenant, :name, :id, :type, :key, :event, :error, :attempts, :eventAt, :now)
on conflict (tenant, subscriber, id) do update
set error = excluded.error, attempts = event_dead_letter.attempts + excluded.attempts, died_at = excluded.died_at,
    retry_at = null
