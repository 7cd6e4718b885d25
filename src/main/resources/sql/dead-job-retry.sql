update dead_job set retried_at = :now, retried_by = :by
where tenant = :tenant and id = :id and retried_at is null
