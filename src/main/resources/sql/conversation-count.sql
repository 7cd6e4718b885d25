-- Those that a person has begun over the API: what they say in chats takes nothing of that.
select count(*)
from conversation
where tenant = :tenant and user_id = :userId and channel = :channel and reset_at is null and last_at > :since
