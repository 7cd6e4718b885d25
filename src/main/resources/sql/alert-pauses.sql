-- The longest pause of each source's alerts that fire in incidents that are not over.
select a.source, max(a.longest_pause) as longest
from incident i
join alert a on a.incident_id = i.id
where i.tenant = :#tenant and i.state <> 'resolved' and a.state = 'firing'
group by a.source
