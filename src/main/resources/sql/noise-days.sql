-- What each day brought, also one that brought nothing. Times count from the first page of an incident in the span, by its
-- day. Each day is a span of the indexes, so that nothing large is sorted.
with paged as (
  select incident_id, min(at) as at
  from incident_event
  where tenant = :tenant and kind = 'incident.triaged' and details ->> 'verdict' = 'page'
    and at >= cast(:from as timestamptz) and at < cast(:to as timestamptz)
  group by incident_id),
answered as (
  select date_bin(interval '1 day', p.at, cast(:from as timestamptz)) as at,
         extract(epoch from i.acknowledged_at - p.at) as acknowledged, extract(epoch from i.resolved_at - p.at) as resolved
  from paged p
  join incident i on i.id = p.incident_id and i.tenant = :tenant),
times as (
  select at, count(acknowledged) filter (where acknowledged >= 0) as acknowledged,
         percentile_cont(array[0.5, 0.9]) within group (order by acknowledged) filter (where acknowledged >= 0) as acknowledged_after,
         count(resolved) filter (where resolved >= 0) as resolved,
         percentile_cont(array[0.5, 0.9]) within group (order by resolved) filter (where resolved >= 0) as resolved_after
  from answered
  group by at)
select d.at,
       (select count(*) from alert_event e
        where e.tenant = :tenant and e.kind in ('fired', 'refired')
          and e.at >= d.at and e.at < d.at + interval '24 hours') as alerts,
       (select count(*) from incident_event t
        where t.tenant = :tenant and t.kind = 'incident.triaged' and t.details ->> 'verdict' = 'page'
          and t.at >= d.at and t.at < d.at + interval '24 hours') as pages,
       (select count(*) from incident_event t
        where t.tenant = :tenant and t.kind = 'incident.triaged' and t.details ->> 'verdict' = 'suppress'
          and t.at >= d.at and t.at < d.at + interval '24 hours') as held_back,
       coalesce(t.acknowledged, 0) as acknowledged,
       round(t.acknowledged_after[1]) as acknowledged_median, round(t.acknowledged_after[2]) as acknowledged_p90,
       coalesce(t.resolved, 0) as resolved,
       round(t.resolved_after[1]) as resolved_median, round(t.resolved_after[2]) as resolved_p90
from generate_series(cast(:from as timestamptz), cast(:to as timestamptz), interval '24 hours') as d (at)
left join times t on t.at = d.at
order by d.at
