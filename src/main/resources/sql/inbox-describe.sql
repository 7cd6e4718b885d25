-- The length of what is stored apart is known without fetching it.
select id, received_at, source, octet_length(raw) as bytes
from inbox
where tenant = :tenant and id = any(cast(:ids as uuid[])) and received_at between :from and :to
