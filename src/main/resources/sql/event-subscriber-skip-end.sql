-- What it does not take may be another one by now.
update event_subscriber
set skip_event = null, blocked_event = nullif(blocked_event, :event),
    blocked_type = case when blocked_event <> :event then blocked_type end, updated_at = :now
where tenant = :tenant and name = :name and skip_event = :event
