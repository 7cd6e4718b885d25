update event_subscriber
set skip_event = null, blocked_event = null, blocked_type = null, updated_at = :now
where tenant = :tenant and name = :name and skip_event = :event
