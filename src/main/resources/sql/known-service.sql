-- The address that an alert names for probing, as the playbook probe-service takes it.
select u.url
from (
  select coalesce(a.annotations ->> 'probe_url', a.labels ->> 'instance') as url, a.state, a.last_seen, a.id
  from alert a
  where a.tenant = :#tenant and a.incident_id = cast(:#incidentId as uuid)
) u
where u.url ~ '^(http|https)://[A-Za-z0-9.:[\]-]+(/[A-Za-z0-9/_.~-]*)?$' and length(u.url) <= 768
order by (u.state = 'firing') desc, u.last_seen desc, u.id
limit 1
