-- Each time after the first that people are told of an incident: it reopened or got worse. The newest few are enough.
select id
from incident_event
where tenant = :tenant and incident_id = :id and kind = 'incident.triaged' and details ->> 'verdict' = 'page'
  and id > (
    select id from incident_event
    where tenant = :tenant and incident_id = :id and kind = 'incident.triaged' and details ->> 'verdict' = 'page'
    order by id
    limit 1)
order by id desc
limit 3
