select cast(links as text) as links, starts_at, labels ->> 'cluster' as cluster
from alerts_by_weight(cast(:#incidentId as uuid), 20)
where tenant = :#tenant
