-- One branch for each order; the planner drops the others. Filters that are empty fall away as well.
with page as (
  (select j.id, j.failed_at as at
   from dead_job j
   where cast(:#sort as text) = 'failed_at_desc' and j.tenant = :#tenant
     and (j.failed_at, j.id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and j.failed_at >= cast(:#from as timestamptz) and j.failed_at < cast(:#to as timestamptz)
     and j.retried_at is null
     and (cast(:#job as text) = '' or j.job = :#job)
   order by j.failed_at desc, j.id desc limit cast(:#rows as integer))
  union all
  (select j.id, j.failed_at as at
   from dead_job j
   where cast(:#sort as text) = 'failed_at_asc' and j.tenant = :#tenant
     and (j.failed_at, j.id) > (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and j.failed_at >= cast(:#from as timestamptz) and j.failed_at < cast(:#to as timestamptz)
     and j.retried_at is null
     and (cast(:#job as text) = '' or j.job = :#job)
   order by j.failed_at asc, j.id asc limit cast(:#rows as integer))
)
select j.id, j.job, cast(j.payload as text) as payload, j.error, j.attempts, j.failed_at, j.retried_at, j.retried_by,
  page.at as cursor_at
from page join dead_job j on j.id = page.id
order by case when cast(:#sort as text) like '%_desc' then page.at end desc, case when cast(:#sort as text) like '%_desc' then page.id end desc,
  page.at, page.id
