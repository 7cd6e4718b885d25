-- One branch for each order; the planner drops the other.
with page as (
  (select id from evidence
   where cast(:#sort as text) = 'at_asc' and tenant = :#tenant and incident_id = cast(:#incidentId as uuid) and id > cast(:#cursorId as uuid)
   order by id limit cast(:#rows as integer))
  union all
  (select id from evidence
   where cast(:#sort as text) = 'at_desc' and tenant = :#tenant and incident_id = cast(:#incidentId as uuid) and id < cast(:#cursorId as uuid)
   order by id desc limit cast(:#rows as integer))
)
select id, alert_id, action_id, kind, source, sha256, excerpt, content_type, size_bytes, collected_at,
  collected_at as cursor_at
from page join evidence using (id)
order by case when cast(:#sort as text) = 'at_desc' then id end desc, id
