select task_instance, convert_from(task_data, 'UTF8') as payload, execution_time,
  coalesce(consecutive_failures, 0) as failures, postponed, hub_failures, takeovers, version
from job
where task_name = :name and picked and last_heartbeat <= :before
order by last_heartbeat
limit 1000
