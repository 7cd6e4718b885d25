-- What these alerts add to what the alerts of their incidents come to. An alert that has only just changed its state counts
-- with its latest changes; one that lies where its incident does adds no environment.
with given as (
  select a.id, a.tenant, a.incident_id, a.environment, of.lively, a.environment <> i.environment as elsewhere
  from unnest(cast(:ids as uuid[]), cast(:lively as boolean[])) as of (id, lively)
  join alert a on a.id = of.id
  join incident i on i.id = a.incident_id
  where of.lively or a.environment <> i.environment),
nth as (
  select g.incident_id, e.n, max(e.at) as at
  from given g
  cross join lateral (
    select row_number() over (order by id desc) as n, at
    from alert_event
    where alert_id = g.id and kind in ('fired', 'resolved', 'refired')
    order by id desc
    limit :most) as e
  where g.lively
  group by g.incident_id, e.n),
changes as (
  select incident_id, array_agg(at order by n) as changes from nth group by incident_id)
insert into incident_alerts as kept (incident_id, tenant, environments, changes)
select g.incident_id, g.tenant, coalesce(array_agg(distinct g.environment) filter (where g.elsewhere), '{}'),
       coalesce(c.changes, '{}')
from given g
left join changes c on c.incident_id = g.incident_id
group by g.incident_id, g.tenant, c.changes
order by g.incident_id
on conflict (incident_id) do update
set environments = array(select unnest(kept.environments) union select unnest(excluded.environments)),
    changes = array(
      select greatest(before.at, added.at)
      from unnest(kept.changes) with ordinality as before (at, n)
      full join unnest(excluded.changes) with ordinality as added (at, n) using (n)
      order by n
      limit :most)
