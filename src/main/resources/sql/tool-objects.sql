select cast(labels as text) as labels, starts_at
from alerts_by_weight(cast(:#incidentId as uuid), 50)
where tenant = :#tenant
