insert into alert_event (id, tenant, alert_id, episode, kind, reason, starts_at, ends_at, at)
select id, tenant, alert_id, episode, kind, reason, starts_at, ends_at, :now
from unnest(cast(:ids as uuid[]), cast(:tenants as text[]), cast(:alerts as uuid[]), cast(:episodes as integer[]),
            cast(:kinds as text[]), cast(:reasons as text[]), cast(:starts as timestamptz[]),
            cast(:ends as timestamptz[]))
  as given (id, tenant, alert_id, episode, kind, reason, starts_at, ends_at)
