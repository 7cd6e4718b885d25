update event_subscriber
set failures = :failures, failing_since = coalesce(failing_since, :now), next_attempt_at = :next, last_error = :error,
    blocked_event = :event, blocked_type = :type, updated_at = :now
where tenant = :tenant and name = :name
