-- Requests of people about which nothing is left to decide, to do or to find out, and nobody has said anything for a while.
select a.fingerprint, a.title, cast(a.labels as text) as labels, a.starts_at
from alert a
where a.tenant = :#tenant and a.source = :#source and a.state = 'firing' and a.last_seen < :#requestsBefore
  and not exists (
    select from action x
    where x.tenant = a.tenant and x.incident_id = a.incident_id
      and x.state in ('proposed', 'awaiting_approval', 'approved', 'running', 'unknown'))
order by a.last_seen
limit 200
