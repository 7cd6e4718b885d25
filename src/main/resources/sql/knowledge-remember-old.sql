-- What is remembered of incidents that ended too long ago.
select k.id
from knowledge_chunk k
join incident i on i.tenant = k.tenant
  and i.id = case when k.id ~ '^incident:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then cast(substr(k.id, 10) as uuid) end
where k.tenant = :scope and k.source = :name and i.resolved_at <= cast(:since as timestamptz)
limit 1000
