-- Only from where the caller has read it: another hub may have gone on meanwhile.
update event_subscriber
set position = :position, delivered = delivered + :delivered,
    last_event_at = coalesce(cast(:lastEventAt as timestamptz), last_event_at),
    failures = 0, failing_since = null, next_attempt_at = null, last_error = null, blocked_event = null, blocked_type = null,
    updated_at = :now
where tenant = :tenant and name = :name and position = :before
returning skip_event is not null
