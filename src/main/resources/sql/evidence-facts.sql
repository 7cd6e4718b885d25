-- Typed facts, of each source the newest.
select distinct on (source) id, source, content
from evidence
where tenant = :#tenant and incident_id = cast(:#incidentId as uuid)
  and content_type = 'application/vnd.serai.facts+json'
order by source, id desc
limit 20
