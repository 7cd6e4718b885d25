-- The hub that sends may have met another event that is not taken since, and noted that one's error.
select skip_event, failures,
       coalesce(case when blocked_event = skip_event then last_error end, 'A person had it skipped.') as last_error
from event_subscriber
where tenant = :tenant and name = :name and skip_event is not null
