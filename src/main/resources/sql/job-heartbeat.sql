update job set last_heartbeat = :heartbeat
from (select task_name, task_instance from job
      where task_name = :name and task_instance = :instance and version = :version
      -- Locked means that somebody schedules its key at this moment: the next beat will do.
      for update skip locked) as mine
where job.task_name = mine.task_name and job.task_instance = mine.task_instance
