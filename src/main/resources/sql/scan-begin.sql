-- Also one that runs: the hub that ran it may be gone.
update scan set state = 'running', started_at = :now
where tenant = :tenant and id = :id and state in ('queued', 'running')
returning clusters, hosts
