-- Also one that runs: the hub that ran it may be gone. And one that failed: a person has had its dead job tried again.
update replay set state = 'running', started_at = :now, finished_at = null, failure = null
where tenant = :tenant and id = :id and state in ('queued', 'running', 'failed')
returning days, cast(policy as text) as policy, requested_at, shadow
