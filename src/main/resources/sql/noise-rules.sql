-- Which rules are loud. An incident, its pages and what triage held back of it count for the rule whose alert came first.
with begun as materialized (
  select incident_id, min(at) as at
  from alert_event
  where tenant = :tenant and kind in ('fired', 'refired')
    and at >= cast(:from as timestamptz) and at < cast(:to as timestamptz)
  group by incident_id),
began as materialized (
  select b.incident_id, min(e.alert_name) as alert_name, min(e.alert_title) as alert_title
  from begun b
  join alert_event e on e.incident_id = b.incident_id and e.at = b.at
  where e.tenant = :tenant and e.kind in ('fired', 'refired')
    and e.at >= cast(:from as timestamptz) and e.at < cast(:to as timestamptz)
  group by b.incident_id),
decided as (
  select incident_id, null as reason, count(*) as times
  from incident_event
  where tenant = :tenant and kind = 'incident.triaged' and details ->> 'verdict' = 'page'
    and at >= cast(:from as timestamptz) and at < cast(:to as timestamptz)
  group by incident_id
  union all
  select incident_id, reason, count(*) as times
  from incident_event
  where tenant = :tenant and kind = 'incident.triaged' and details ->> 'verdict' = 'suppress'
    and at >= cast(:from as timestamptz) and at < cast(:to as timestamptz)
  group by incident_id, reason),
by_reason as (
  select coalesce(b.alert_name, b.alert_title, '') as name, d.reason, sum(d.times) as times
  from decided d
  join began b on b.incident_id = d.incident_id
  group by 1, 2),
verdicts as (
  select name, sum(times) filter (where reason is null) as pages,
         jsonb_agg(jsonb_build_object('reason', reason, 'times', times) order by times desc, reason)
           filter (where reason is not null) as held_back
  from by_reason
  group by name),
incidents as (
  select coalesce(alert_name, alert_title, '') as name, count(*) as incidents
  from began
  group by 1),
fired as (
  select alert_name, alert_title, count(*) as alerts, count(*) filter (where kind = 'refired') as returned, max(at) as last_at
  from alert_event
  where tenant = :tenant and kind in ('fired', 'refired')
    and at >= cast(:from as timestamptz) and at < cast(:to as timestamptz)
  group by alert_name, alert_title),
rules as (
  select coalesce(alert_name, alert_title, '') as name, bool_or(alert_name is not null) as labelled, sum(alerts) as alerts,
         sum(returned) as returned, max(last_at) as last_at
  from fired
  group by 1)
select r.name, r.labelled, r.alerts, r.returned, coalesce(i.incidents, 0) as incidents, coalesce(v.pages, 0) as pages,
       cast(coalesce(v.held_back, '[]') as text) as held_back, r.last_at, count(*) over () as all_rules
from rules r
left join incidents i on i.name = r.name
left join verdicts v on v.name = r.name
order by pages desc, r.alerts desc, r.name
limit 50
