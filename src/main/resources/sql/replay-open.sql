select count(*) from replay where tenant = :tenant and shadow = :shadow and state in ('queued', 'running')
