with due as (
  select task_name, task_instance from job
  where task_name = :name and not picked and execution_time <= :now
  order by execution_time
  limit :limit
  for update skip locked)
update job set picked = true, picked_by = :by, last_heartbeat = :heartbeat, version = version + 1
from due where job.task_name = due.task_name and job.task_instance = due.task_instance
returning job.task_instance, convert_from(job.task_data, 'UTF8') as payload, job.execution_time,
  coalesce(job.consecutive_failures, 0) as failures, job.postponed, job.hub_failures, job.takeovers, job.version
