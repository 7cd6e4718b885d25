delete from job
where task_name = :name and task_instance = :instance and version = :version and again_at is null
