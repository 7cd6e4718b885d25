-- Those that overlap a time, in the order in which they were made.
select id, rota, username, starts_at, ends_at, created_by, created_at
from oncall_override
where tenant = :tenant and ends_at > :from and starts_at < :until
order by id
limit 1000
