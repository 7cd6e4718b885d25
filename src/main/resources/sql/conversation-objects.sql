-- What the alerts of the last two weeks name, the newest first; an incident's own where one is given.
select cast(a.labels as text) as labels
from alert a
where a.tenant = :tenant and a.last_seen > :since
  and (cast(:incidentId as uuid) is null or a.incident_id = cast(:incidentId as uuid))
order by a.last_seen desc, a.id desc
limit 500
