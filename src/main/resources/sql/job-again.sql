update job set picked = false, picked_by = null, last_heartbeat = null, last_success = :now, consecutive_failures = 0,
  postponed = 0, hub_failures = 0, takeovers = 0, execution_time = again_at, task_data = again_data, again_at = null, again_data = null,
  version = version + 1
where task_name = :name and task_instance = :instance and version = :version and again_at is not null
