select max(cast(delivery_id as bigint)) + 1
from delivery
where tenant = :tenant and channel = 'telegram' and received_at > :since
