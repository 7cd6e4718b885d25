-- The newest that are not over: whether there is exactly one.
select id
from incident
where tenant = :tenant and state <> 'resolved'
order by opened_at desc
limit 2
