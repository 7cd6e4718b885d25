select count(*) from dead_job where tenant = :tenant and retried_at is null
