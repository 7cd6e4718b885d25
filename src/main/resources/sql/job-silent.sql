select task_name, task_instance, convert_from(task_data, 'UTF8') as payload, execution_time,
  coalesce(consecutive_failures, 0) as failures, postponed, hub_failures, takeovers, version
from job
where picked and last_heartbeat <= now() - :patience * interval '1 millisecond' and task_name = any(cast(:names as text[]))
order by last_heartbeat
limit 1000
