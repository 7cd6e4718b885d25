select id, received_at, source, kind, event, cast(delivery_key as text) as delivery_key, raw
from inbox
where tenant = :tenant and id = any(cast(:ids as uuid[])) and received_at between :from and :to
order by id
