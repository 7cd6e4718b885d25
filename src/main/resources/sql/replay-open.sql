select count(*) from replay where tenant = :tenant and state in ('queued', 'running')
