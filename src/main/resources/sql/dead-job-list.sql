select id, job, cast(payload as text) as payload, error, attempts, failed_at, retried_at, retried_by
from dead_job
where tenant = :tenant and retried_at is null and (cast(:before as uuid) is null or id < cast(:before as uuid))
order by id desc
limit :limit
