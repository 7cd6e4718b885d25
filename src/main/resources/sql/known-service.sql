-- The address that an alert names for probing, as the playbook probe-service takes it: looked for in the first fifty.
select u.url
from (
  select coalesce(annotations ->> 'probe_url', labels ->> 'instance') as url
  from alerts_by_weight(cast(:#incidentId as uuid), 50)
  where tenant = :#tenant
) u
where u.url ~ '^(http|https)://[A-Za-z0-9.:[\]-]+(/[A-Za-z0-9/_.~-]*)?$' and length(u.url) <= 768
limit 1
