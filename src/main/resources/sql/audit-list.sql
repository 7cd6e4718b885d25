-- One branch for each order; the planner drops the others. Filters that are empty fall away as well.
with page as (
  (select e.id, e.at as at
   from audit_event e
   where cast(:#sort as text) = 'at_desc' and e.tenant = :#tenant
     and (e.at, e.id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and e.at >= cast(:#from as timestamptz) and e.at < cast(:#to as timestamptz)
     and (cast(:#actor as text) = '' or e.actor = :#actor)
     and (cast(:#verb as text) = '' or e.verb = :#verb)
     and (cast(:#object_type as text) = '' or e.object_type = :#object_type)
     and (cast(:#object_id as text) = '' or e.object_id = :#object_id)
   order by e.at desc, e.id desc limit cast(:#rows as integer))
  union all
  (select e.id, e.at as at
   from audit_event e
   where cast(:#sort as text) = 'at_asc' and e.tenant = :#tenant
     and (e.at, e.id) > (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and e.at >= cast(:#from as timestamptz) and e.at < cast(:#to as timestamptz)
     and (cast(:#actor as text) = '' or e.actor = :#actor)
     and (cast(:#verb as text) = '' or e.verb = :#verb)
     and (cast(:#object_type as text) = '' or e.object_type = :#object_type)
     and (cast(:#object_id as text) = '' or e.object_id = :#object_id)
   order by e.at asc, e.id asc limit cast(:#rows as integer))
)
select e.id, e.actor, e.verb, e.object_type, e.object_id, e.reason, cast(e.details as text) as details, e.at,
  s.sequence, s.hash, page.at as cursor_at
from page join audit_event e on e.id = page.id left join audit_seal s on s.event_id = e.id
order by case when cast(:#sort as text) like '%_desc' then page.at end desc, case when cast(:#sort as text) like '%_desc' then page.id end desc,
  page.at, page.id
