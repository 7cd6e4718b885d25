insert into job (task_name, task_instance, task_data, execution_time, picked, consecutive_failures, version)
select name, instance, convert_to(payload, 'UTF8'), due, false, 0, 1
from unnest(cast(:names as text[]), cast(:instances as text[]), cast(:payloads as text[]), cast(:due as timestamptz[]))
  as request (name, instance, payload, due)
order by name, instance
-- Also when nothing changes this locks the job that waits, so that it cannot start before this transaction commits
-- and miss what it was scheduled for.
on conflict (task_name, task_instance) do update
  set again_data = excluded.task_data, again_at = least(job.again_at, excluded.execution_time)
  where job.picked
