update job set last_heartbeat = now()
from (select job.task_name, job.task_instance
      from job join unnest(cast(:names as text[]), cast(:instances as text[]), cast(:versions as bigint[])) as run (name, instance, version)
        on job.task_name = run.name and job.task_instance = run.instance and job.version = run.version
      -- Locked means that somebody schedules its key at this moment: the next beat will do.
      for update of job skip locked) as mine
where job.task_name = mine.task_name and job.task_instance = mine.task_instance
