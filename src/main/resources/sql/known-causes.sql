-- The causes of the newest analysis that can be used, as it cites them.
select (c.cause ->> 'text') || ' (' || round(cast(c.cause ->> 'confidence' as numeric) * 100) || ' %, ' || a.analyst || ')' as text,
       'analysis:' || a.id as source
from analysis a
cross join lateral jsonb_array_elements(a.causes) with ordinality c (cause, place)
where a.tenant = :#tenant and a.incident_id = cast(:#incidentId as uuid) and cast(c.cause ->> 'cited' as boolean)
  and a.id = (select b.id from analysis b
              where b.tenant = a.tenant and b.incident_id = a.incident_id and b.status <> 'unusable' order by b.id desc limit 1)
order by c.place
limit 5
