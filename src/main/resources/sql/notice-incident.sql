-- What the routing policy looks at; the labels are those of the alert that opened the incident.
select i.id, coalesce(i.verdict = 'page', false) as pages, i.severity, i.environment, i.opened_at,
  cast(coalesce(
    (select a.labels
     from unnest(array['firing', 'resolved']) as phase (state)
     cross join unnest(array['critical', 'high', 'medium', 'low', 'info']) as each (severity)
     cross join lateral (
       select id, first_seen, labels
       from alert
       where incident_id = i.id and state = phase.state and severity = each.severity
       order by first_seen, id
       limit 1) a
     order by a.first_seen, a.id
     limit 1), '{}') as text)
    as labels
from incident i where i.tenant = :tenant and i.id in (:id)
