select cast(verify as text) as verify, verify_until, looks
from action
where id = :actionId and tenant = :tenant and verification = 'pending' and verify is not null
