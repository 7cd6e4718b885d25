select s.tenant, s.name, s.position, s.delivered, s.last_event_at, s.failures, s.failing_since, s.next_attempt_at as paused_until,
       s.last_error, s.blocked_event, s.blocked_type, coalesce(s.skip_event = s.blocked_event, false) as skip_requested,
       s.skip_refused_event, s.skip_refused, s.skip_refused_at, s.updated_at,
       (select count(*) from event_dead_letter d where d.tenant = s.tenant and d.subscriber = s.name) as dead_letters
from event_subscriber s
where s.tenant = :tenant
order by s.name
