update job set picked = false, picked_by = null, last_heartbeat = null, last_failure = :now,
  consecutive_failures = :failures, postponed = :postponed, hub_failures = :hubFailures, takeovers = :takeovers, execution_time = :at,
  task_data = coalesce(again_data, task_data), again_at = null, again_data = null, version = version + 1
where task_name = :name and task_instance = :instance and version = :version
