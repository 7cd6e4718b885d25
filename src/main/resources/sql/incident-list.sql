-- One branch for each order; the planner drops the others. Filters that are empty fall away as well.
with page as (
  (select i.id, i.opened_at as at
   from incident i join incident_search s on s.incident_id = i.id
   where cast(:#sort as text) = 'opened_at_desc' and i.tenant = :#tenant
     and (i.opened_at, i.id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and i.opened_at >= cast(:#from as timestamptz) and i.opened_at < cast(:#to as timestamptz)
     and (cast(:#state as text) = '' or i.state = :#state) and (cast(:#verdict as text) = '' or i.verdict = :#verdict or cast(:#verdict as text) = 'none' and i.verdict is null)
     and (cast(:#parent as text) = '' or i.id = any (array(select incident_id from incident_parts(cast(nullif(cast(:#parent as text), '') as uuid)))))
     and s.terms @> search_wanted(cast(:#tenant as text), array['severity', 'environment', 'namespace', 'workload'],
       array[cast(:#severity as text), cast(:#environment as text), cast(:#namespace as text), cast(:#workload as text)], '{}', cast(:#q as text))
     and (cast(:#source as text) = '' and cast(:#label as text) = '{}' or exists (
       select 1 from alert a join alert_search t on t.alert_id = a.id
       where a.incident_id = i.id and a.tenant = :#tenant
         and t.terms @> search_wanted(cast(:#tenant as text), array['source'], array[cast(:#source as text)], cast(:#label as text), '')))
   order by i.opened_at desc, i.id desc limit cast(:#rows as integer))
  union all
  (select i.id, i.opened_at as at
   from incident i join incident_search s on s.incident_id = i.id
   where cast(:#sort as text) = 'opened_at_asc' and i.tenant = :#tenant
     and (i.opened_at, i.id) > (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and i.opened_at >= cast(:#from as timestamptz) and i.opened_at < cast(:#to as timestamptz)
     and (cast(:#state as text) = '' or i.state = :#state) and (cast(:#verdict as text) = '' or i.verdict = :#verdict or cast(:#verdict as text) = 'none' and i.verdict is null)
     and (cast(:#parent as text) = '' or i.id = any (array(select incident_id from incident_parts(cast(nullif(cast(:#parent as text), '') as uuid)))))
     and s.terms @> search_wanted(cast(:#tenant as text), array['severity', 'environment', 'namespace', 'workload'],
       array[cast(:#severity as text), cast(:#environment as text), cast(:#namespace as text), cast(:#workload as text)], '{}', cast(:#q as text))
     and (cast(:#source as text) = '' and cast(:#label as text) = '{}' or exists (
       select 1 from alert a join alert_search t on t.alert_id = a.id
       where a.incident_id = i.id and a.tenant = :#tenant
         and t.terms @> search_wanted(cast(:#tenant as text), array['source'], array[cast(:#source as text)], cast(:#label as text), '')))
   order by i.opened_at asc, i.id asc limit cast(:#rows as integer))
)
select i.id, i.title, i.state, i.severity, i.environment, i.cluster, i.namespace, i.workload, i.rule, i.correlation_key,
  i.verdict, i.verdict_reason, i.alerts, i.firing, i.opened_at, i.acknowledged_at, i.acknowledged_by, i.resolved_at,
  i.resolved_by, i.last_alert_at, i.updated_at, page.at as cursor_at,
  d.assignee, case when i.state <> 'resolved' then d.snoozed_until end as snoozed_until,
  case when i.verdict = 'suppress' then incident_parent(i.id) end as parent,
  case when exists (select from signal_state p where p.part_of = i.id) then incident_gathered(i.id) else 0 end as gathered
from page
-- By its key each. To the planner it seems less to read all incidents, with what they hold, than to look up a page of them.
cross join lateral (select * from incident whole where whole.id = page.id limit 1) i
left join incident_duty d on d.tenant = i.tenant and d.incident_id = i.id
order by case when cast(:#sort as text) like '%_desc' then page.at end desc, case when cast(:#sort as text) like '%_desc' then page.id end desc,
  page.at, page.id
