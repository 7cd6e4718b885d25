-- One branch for each order; the planner drops the other.
with page as (
  (select q.id, q.received_at as at
   from inbox_quarantine q
   where cast(:#sort as text) = 'received_at_desc' and q.tenant = :#tenant
     and (q.received_at, q.id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and q.received_at >= cast(:#from as timestamptz) and q.received_at < cast(:#to as timestamptz)
     and (cast(:#source as text) = '' or q.source = :#source)
   order by q.received_at desc, q.id desc limit cast(:#rows as integer))
  union all
  (select q.id, q.received_at as at
   from inbox_quarantine q
   where cast(:#sort as text) = 'received_at_asc' and q.tenant = :#tenant
     and (q.received_at, q.id) > (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and q.received_at >= cast(:#from as timestamptz) and q.received_at < cast(:#to as timestamptz)
     and (cast(:#source as text) = '' or q.source = :#source)
   order by q.received_at asc, q.id asc limit cast(:#rows as integer))
)
select q.id, q.source, i.kind, q.reason, q.detail, q.alerts, octet_length(i.raw) as bytes, q.received_at, q.quarantined_at,
  page.at as cursor_at
from page join inbox_quarantine q on q.tenant = :#tenant and q.id = page.id
left join inbox i on i.tenant = q.tenant and i.id = q.id and i.received_at = q.received_at
order by case when cast(:#sort as text) like '%_desc' then page.at end desc, case when cast(:#sort as text) like '%_desc' then page.id end desc,
  page.at, page.id
