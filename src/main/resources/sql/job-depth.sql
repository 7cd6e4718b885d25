select task_name,
  count(*) filter (where not picked) as waiting,
  count(*) filter (where picked) as running,
  count(*) filter (where takeovers >= :crashes) as crashing,
  min(execution_time) filter (where not picked) as oldest
from job
group by task_name
