-- Once, of an action that still runs and began lately: whoever slept meanwhile must not send any more.
update action set sending_at = :at
where id = :actionId and tenant = :tenant and state = 'running' and sending_at is null and started_at > :startedAfter
