select 'episode ' || e.episode || ' ' || e.kind || ' at ' || to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
       || coalesce(' (' || e.reason || ')', '') || '; ' || left(a.title, 200) as turn
from alert_event e
join alert a on a.id = e.alert_id
where a.tenant = :#tenant and a.incident_id = cast(:#incidentId as uuid) and e.episode < a.episode
order by e.id desc
limit 20
