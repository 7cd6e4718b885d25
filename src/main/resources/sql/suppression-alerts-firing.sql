-- What fires in incidents that are not over.
select a.incident_id, cast(a.labels as text) as labels
from incident i
join alert a on a.incident_id = i.id and a.state = 'firing'
where i.tenant = :tenant and i.state <> 'resolved' and a.tenant = :tenant
order by i.opened_at desc
limit :most
