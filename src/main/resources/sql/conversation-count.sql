select count(*)
from conversation
where tenant = :tenant and user_id = :userId and reset_at is null and last_at > :since
