update event_subscriber
set skip_event = blocked_event, updated_at = :now
where tenant = :tenant and name = :name and blocked_event = :event
