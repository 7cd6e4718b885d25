select id, job, cast(payload as text) as payload, error, attempts, failed_at, retried_at, retried_by, failed_at as cursor_at
from dead_job
where tenant = :#tenant and retried_at is null and id < cast(:#cursorId as uuid)
order by id desc limit cast(:#rows as integer)
