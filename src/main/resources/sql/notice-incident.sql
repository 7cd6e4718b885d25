-- What the routing policy looks at; the labels are those of the alert that opened the incident.
select i.severity, i.environment, i.opened_at,
  cast(coalesce(
    (select a.labels from alert a where a.tenant = i.tenant and a.incident_id = i.id order by a.id limit 1), '{}') as text)
    as labels
from incident i where i.tenant = :tenant and i.id = :id
