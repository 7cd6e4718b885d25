update event_subscriber
set skip_event = blocked_event, skip_refused_event = null, skip_refused = null, skip_refused_at = null, updated_at = :now
where tenant = :tenant and name = :name and blocked_event = :event and coalesce(skip_event, blocked_event) = blocked_event
