select s.id, s.state, s.days, s.requested_by, s.requested_at, s.started_at, s.finished_at, s.policy_before, s.policy_after,
  s.deliveries, s.unreadable, s.complete, s.alerts, s.pages_before, s.pages_after, s.added, s.removed, s.moved, s.failure, s.shadow,
  cast(s.differences as text) as differences
from replay s
where s.tenant = :#tenant and s.id = cast(:#replayId as uuid)
