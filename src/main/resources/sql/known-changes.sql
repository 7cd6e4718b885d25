-- What was deployed and what was done in the day before an incident and since: deployments as GitHub told of them, those first
-- whose repository has the workload's name, and changes that this hub made.
select to_char(c.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI"Z"') || ' '
       || case when c.at <= i.opened_at then '(before the incident) ' else '(after it began) ' end || c.text as text,
       c.source
from incident i
cross join lateral (
  select e.at, 'GitHub: ' || left(a.title, 200) || case e.kind when 'resolved' then ' no longer: it succeeded' else '' end
         || coalesce('; ref ' || left(a.annotations ->> 'ref', 100), '')
         || coalesce('; commit ' || left(a.annotations ->> 'commit', 40), '') as text,
         'alert:' || a.id as source, a.labels ->> 'repository' like '%' || i.workload || '%' as near
  from alert a
  join alert_event e on e.tenant = a.tenant and e.alert_id = a.id
  where a.tenant = i.tenant and a.labels ->> 'github_event' in ('deployment_status', 'workflow_run')
    and a.last_seen > i.opened_at - interval '1 day' and e.at > i.opened_at - interval '1 day'
  union all
  select x.started_at, 'Serai: ' || x.playbook || ' on ' || left(x.target, 200) || ' ' || x.state, 'action:' || x.id, true
  from action x
  join incident o on o.tenant = x.tenant and o.id = x.incident_id
  where x.tenant = i.tenant and x.effect = 'change' and x.started_at > i.opened_at - interval '1 day'
    and (o.id = i.id or o.cluster is not distinct from i.cluster
      and o.namespace = i.namespace and o.workload = i.workload)
) c
where i.tenant = :#tenant and i.id = cast(:#incidentId as uuid)
order by coalesce(c.near, false) desc, c.at desc
limit 10
