-- Those of one account that still work, the last used first.
select id, created_at, last_seen_at, ends_at, address, browser
from console_session
where tenant = :tenant and user_id = :userId and ended is null and ends_at > :at and last_seen_at > :idleSince
order by last_seen_at desc, id
