select i.state,
       (select count(*) from analysis a where a.incident_id = i.id and a.analyst = 'patterns') as runs,
       (select cast(jsonb_agg(distinct e.id) as text)
        from analysis a
        cross join lateral jsonb_array_elements(a.evidence) e (id)
        where a.incident_id = i.id and a.id >= (
          select p.id from analysis p
          where p.incident_id = i.id and p.analyst = 'patterns' order by p.id desc limit 1)) as seen
from incident i
where i.tenant = :#tenant and i.id = cast(:#incidentId as uuid)
