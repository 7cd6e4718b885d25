-- What was heard of since a moment, the latest first.
select a.id, a.incident_id, a.title, a.source, a.severity, a.state, cast(a.labels as text) as labels, a.last_seen,
  i.verdict = 'page' as paged
from alert a
left join incident i on i.tenant = a.tenant and i.id = a.incident_id
where a.tenant = :tenant and a.last_seen >= cast(:since as timestamptz)
order by a.last_seen desc, a.id desc
limit :most
