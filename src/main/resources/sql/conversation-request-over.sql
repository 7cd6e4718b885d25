-- A request of a person about which nothing is left to decide, to do or to find out.
select a.fingerprint, a.title, cast(a.labels as text) as labels, a.starts_at
from incident i
join alert a on a.tenant = i.tenant and a.incident_id = i.id and a.state = 'firing'
where i.tenant = :#tenant and i.id = cast(:#incidentId as uuid) and i.rule = 'person-request' and i.state <> 'resolved'
  and not exists (
    select from action x
    where x.tenant = i.tenant and x.incident_id = i.id
      and (x.state in ('proposed', 'awaiting_approval', 'approved', 'running', 'unknown') or x.verification = 'pending'))
