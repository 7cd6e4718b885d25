-- One branch for each order; the planner drops the other.
with page as (
  (select s.id, s.requested_at as at
   from replay s
   where cast(:#sort as text) = 'requested_at_desc' and s.tenant = :#tenant
     and (s.requested_at, s.id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
   order by s.requested_at desc, s.id desc limit cast(:#rows as integer))
  union all
  (select s.id, s.requested_at as at
   from replay s
   where cast(:#sort as text) = 'requested_at_asc' and s.tenant = :#tenant
     and (s.requested_at, s.id) > (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
   order by s.requested_at asc, s.id asc limit cast(:#rows as integer))
)
select s.id, s.state, s.days, s.requested_by, s.requested_at, s.started_at, s.finished_at, s.policy_before, s.policy_after,
  s.deliveries, s.unreadable, s.complete, s.alerts, s.pages_before, s.pages_after, s.added, s.removed, s.moved, s.failure, s.shadow,
  page.at as cursor_at
from page join replay s on s.tenant = :#tenant and s.id = page.id
order by case when cast(:#sort as text) like '%_desc' then page.at end desc, case when cast(:#sort as text) like '%_desc' then page.id end desc,
  page.at, page.id
