-- Not one that a person has had tried again in between.
update replay set state = 'failed', finished_at = :now, failure = :failure
where tenant = :tenant and id = :id and state in ('queued', 'running')
  and not exists (select from job_subject j where j.job = 'replay' and j.subject = cast(:id as text))
