-- What matters most comes first, and stays first.
select id, source, state, severity, title, coalesce(description, '') as description, cast(labels as text) as labels,
       cast(annotations as text) as annotations
from alerts_by_weight(:incidentId, 50)
