with wanted as (
  select name, places from unnest(cast(:names as text[]), cast(:places as integer[])) as lane (name, places)),
due as materialized (
  select mine.task_name, mine.task_instance
  from wanted cross join lateral (
    select task_name, task_instance from job
    where task_name = wanted.name and not picked and execution_time <= :now
    order by execution_time
    limit wanted.places
    for update skip locked) as mine),
claimed as (
  update job set picked = true, picked_by = :by, last_heartbeat = now(), version = version + 1
  from due where job.task_name = due.task_name and job.task_instance = due.task_instance
  returning job.task_name, job.task_instance, convert_from(job.task_data, 'UTF8') as payload, job.execution_time,
    coalesce(job.consecutive_failures, 0) as failures, job.postponed, job.hub_failures, job.takeovers, job.version)
select claimed.*, false as silent from claimed
union all
-- The last row: when the next one is due, and whether somebody who runs one says nothing any more.
select null, null, null,
  (select min(next.execution_time)
   from wanted cross join lateral (
     select execution_time from job
     where task_name = wanted.name and not picked and execution_time > :now
     order by execution_time
     limit 1) as next),
  0, 0, 0, 0, 0,
  exists (
    select from job
    where picked and last_heartbeat <= now() - :patience * interval '1 millisecond' and task_name = any(cast(:all as text[])))
