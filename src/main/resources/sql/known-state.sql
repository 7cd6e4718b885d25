select 'Incident ' || left(i.title, 200) || ' is ' || i.state || ', severity ' || i.severity || ', since '
       || to_char(i.opened_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI"Z"') || '; ' || i.firing || ' of ' || i.alerts
       || ' alerts are firing' || coalesce('; acknowledged by ' || left(i.acknowledged_by, 100), '')
       || coalesce('; resolved at ' || to_char(i.resolved_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI"Z"'), '') as text,
       'incident' as source
from incident i
where i.tenant = :#tenant and i.id = cast(:#incidentId as uuid)
