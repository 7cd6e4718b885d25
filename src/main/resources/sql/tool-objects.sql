select cast(labels as text) as labels
from alerts_by_weight(cast(:#incidentId as uuid), 50)
where tenant = :#tenant
