-- What the alerts of an incident come to, so that nobody has to read them all. A row is there where there is something to
-- say beyond the incident's own: the environments of alerts that lie elsewhere than it does, and when its alerts changed
-- their state: the n-th time is when one of them, whichever was the last, had changed n times up to now.
create table incident_alerts (
  incident_id  uuid primary key references incident,
  tenant       text not null,
  environments text[] not null,
  changes      timestamptz[] not null
) with (fillfactor = 70);

-- Row security hides the rows of all tenants from this statement otherwise.
alter table alert no force row level security;
alter table alert_event no force row level security;
alter table incident no force row level security;
insert into incident_alerts (incident_id, tenant, environments, changes)
select i.id, i.tenant, elsewhere.environments, coalesce(lively.changes, '{}')
from incident i
cross join lateral (
  select coalesce(array_agg(distinct a.environment), '{}') as environments
  from alert a
  where a.incident_id = i.id and a.environment <> i.environment) as elsewhere
cross join lateral (
  select array_agg(nth.at order by nth.n) as changes
  from (
    select e.n, max(e.at) as at
    from alert a
    cross join lateral (
      select row_number() over (order by id desc) as n, at
      from alert_event
      where alert_id = a.id and kind in ('fired', 'resolved', 'refired')
      order by id desc
      limit 50) as e
    where a.incident_id = i.id
    group by e.n) as nth) as lively
where (i.state <> 'resolved' or i.resolved_at > now() - interval '31 days')
  and (elsewhere.environments <> '{}' or cardinality(lively.changes) > 1);
alter table alert force row level security;
alter table alert_event force row level security;
alter table incident force row level security;

call serai_protect_tenants();
grant select, insert, update, delete on incident_alerts to serai_app;
