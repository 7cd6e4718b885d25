-- One branch for each order; the planner drops the others. Filters that are empty fall away as well.
with page as (
  (select a.id, a.created_at as at
   from action a
   where cast(:#sort as text) = 'created_at_desc' and a.tenant = :#tenant
     and (a.created_at, a.id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and a.created_at >= cast(:#from as timestamptz) and a.created_at < cast(:#to as timestamptz)
     and (cast(:#state as text) = '' or a.state = :#state)
     and (cast(:#incident_id as text) = '' or a.incident_id = cast(nullif(:#incident_id, '') as uuid))
     and (cast(:#playbook as text) = '' or a.playbook = :#playbook)
     and (cast(:#risk_level as text) = '' or a.risk_level = :#risk_level)
   order by a.created_at desc, a.id desc limit cast(:#rows as integer))
  union all
  (select a.id, a.created_at as at
   from action a
   where cast(:#sort as text) = 'created_at_asc' and a.tenant = :#tenant
     and (a.created_at, a.id) > (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and a.created_at >= cast(:#from as timestamptz) and a.created_at < cast(:#to as timestamptz)
     and (cast(:#state as text) = '' or a.state = :#state)
     and (cast(:#incident_id as text) = '' or a.incident_id = cast(nullif(:#incident_id, '') as uuid))
     and (cast(:#playbook as text) = '' or a.playbook = :#playbook)
     and (cast(:#risk_level as text) = '' or a.risk_level = :#risk_level)
   order by a.created_at asc, a.id asc limit cast(:#rows as integer))
)
select a.id, a.incident_id, p.id as approval_id, a.playbook, a.playbook_sha256, a.step, a.kamelet, a.kamelet_sha256, a.effect,
  cast(a.arguments as text) as arguments, a.target, a.target_version, a.image_digest, a.dry_run,
  cast(a.evidence as text) as evidence, a.risk_score, a.risk_level, cast(a.risk_factors as text) as risk_factors,
  a.state, a.reason, a.proposed_by, a.compensates, a.created_at, a.approved_at, a.start_by, a.started_at, a.finished_at,
  cast(a.result as text) as result, a.verification, a.verification_reason, a.updated_at, a.cancelled_by, page.at as cursor_at
from page join action a on a.id = page.id left join approval p on p.tenant = a.tenant and p.action_id = a.id
order by case when cast(:#sort as text) like '%_desc' then page.at end desc, case when cast(:#sort as text) like '%_desc' then page.id end desc,
  page.at, page.id
