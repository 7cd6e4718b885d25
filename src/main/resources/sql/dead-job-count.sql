select count(*) from dead_job where retried_at is null
