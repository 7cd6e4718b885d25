-- One branch for each order; the planner drops the other.
with page as (
  (select s.id, s.requested_at as at
   from scan s
   where cast(:#sort as text) = 'requested_at_desc' and s.tenant = :#tenant
     and (s.requested_at, s.id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
   order by s.requested_at desc, s.id desc limit cast(:#rows as integer))
  union all
  (select s.id, s.requested_at as at
   from scan s
   where cast(:#sort as text) = 'requested_at_asc' and s.tenant = :#tenant
     and (s.requested_at, s.id) > (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
   order by s.requested_at asc, s.id asc limit cast(:#rows as integer))
)
select s.id, s.state, cast(to_json(s.clusters) as text) as clusters,
  cast(to_json(s.hosts) as text) as hosts, s.requested_by, s.requested_at, s.started_at, s.finished_at, s.found,
  cast(s.gaps as text) as gaps, s.failure, page.at as cursor_at
from page join scan s on s.id = page.id
order by case when cast(:#sort as text) like '%_desc' then page.at end desc, case when cast(:#sort as text) like '%_desc' then page.id end desc,
  page.at, page.id
