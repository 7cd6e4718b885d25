-- Requests of people of a while ago about which nothing is left to do; conversation-request-over.sql has the last word.
select cast(i.id as text) as incident_id
from incident i
where i.tenant = :#tenant and i.rule = 'person-request' and i.state <> 'resolved'
  and exists (
    select from alert a
    where a.tenant = i.tenant and a.incident_id = i.id and a.state = 'firing' and a.last_seen < :#requestsBefore)
  and not exists (
    select from action x
    where x.tenant = i.tenant and x.incident_id = i.id
      and (x.state in ('proposed', 'awaiting_approval', 'approved', 'running', 'unknown') or x.verification = 'pending'))
order by i.opened_at
limit 200
