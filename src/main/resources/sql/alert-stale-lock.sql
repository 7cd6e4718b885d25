-- What was not heard of since the given time of its source. What is being written just now is alive: it is left out.
select a.id, a.incident_id, a.title, a.source, a.last_seen
from unnest(cast(:#sources as text[]), cast(:#befores as timestamptz[])) as quiet (source, before)
join incident i on i.tenant = :#tenant and i.state <> 'resolved'
join alert a on a.incident_id = i.id and a.source = quiet.source
where a.state = 'firing' and a.stale_since is null and a.last_seen < quiet.before
order by a.last_seen, a.id
limit 200
for no key update of a skip locked
