select i.state,
       (select count(*) from analysis a where a.incident_id = i.id and a.analyst = 'patterns') as runs,
       (select cast(a.evidence as text) from analysis a
        where a.incident_id = i.id and a.analyst = 'patterns' order by a.id desc limit 1) as seen
from incident i
where i.tenant = :#tenant and i.id = cast(:#incidentId as uuid)
for no key update of i
