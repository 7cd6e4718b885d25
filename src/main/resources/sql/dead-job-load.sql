select id, job, cast(payload as text) as payload, error, attempts, failed_at, retried_at, retried_by
from dead_job
where tenant = :tenant and id = :id
