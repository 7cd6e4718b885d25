-- Of the alerts that tool-alerts shows.
select 'episode ' || e.episode || ' ' || e.kind || ' at ' || to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
       || coalesce(' (' || e.reason || ')', '') || '; ' || left(a.title, 200) as turn
from alerts_by_weight(cast(:#incidentId as uuid), 20) a
cross join lateral (
  select *
  from alert_event
  where alert_id = a.id and episode < a.episode
  order by id desc
  limit 20) e
where a.tenant = :#tenant
order by e.id desc
limit 20
