select skip_event, coalesce(last_error, '') as last_error, failures
from event_subscriber
where tenant = :tenant and name = :name and skip_event is not null
