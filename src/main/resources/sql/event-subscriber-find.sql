select s.position, s.failures, s.next_attempt_at, s.skip_event is not null as skip,
       exists (select from event_dead_letter d where d.tenant = s.tenant and d.subscriber = s.name) as dead
from event_subscriber s
where s.tenant = :tenant and s.name = :name
