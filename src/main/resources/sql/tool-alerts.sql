-- What joins later and is no worse is no other evidence once there are as many.
select id, title, description, severity, environment, episode, cast(labels as text) as labels,
       cast(annotations as text) as annotations
from alerts_by_weight(cast(:#incidentId as uuid), 20)
where tenant = :#tenant
