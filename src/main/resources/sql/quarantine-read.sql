select i.id, i.received_at, i.source, i.kind, i.event, cast(i.delivery_key as text) as delivery_key, i.raw
from inbox_quarantine q
join inbox i on i.tenant = q.tenant and i.id = q.id and i.received_at = q.received_at
where q.tenant = :tenant and q.id = cast(:id as uuid)
