insert into job (task_name, task_instance, task_data, execution_time, picked, consecutive_failures, version)
select name, instance, convert_to(payload, 'UTF8'), due, false, 0, 1
from unnest(cast(:names as text[]), cast(:instances as text[]), cast(:payloads as text[]), cast(:due as timestamptz[]))
  as request (name, instance, payload, due)
order by name, instance
-- Also when nothing changes this locks the job that waits, so that it cannot start before this transaction commits
-- and miss what it was scheduled for.
on conflict (task_name, task_instance) do update
  set again_data = case when job.picked then excluded.task_data else job.again_data end,
      again_at = case when job.picked then least(job.again_at, excluded.execution_time) else job.again_at end,
      execution_time = case when job.picked then job.execution_time else excluded.execution_time end
  -- One that waits comes sooner when it is asked for sooner, but never before the pause after a failure is over.
  where job.picked
     or (excluded.execution_time < job.execution_time and coalesce(job.consecutive_failures, 0) = 0 and job.postponed = 0
       and job.hub_failures = 0 and job.takeovers = 0)
