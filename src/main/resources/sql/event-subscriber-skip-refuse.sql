update event_subscriber
set skip_event = null, skip_refused_event = skip_event, skip_refused = :reason, skip_refused_at = :now, updated_at = :now
where tenant = :tenant and name = :name and skip_event = :event
