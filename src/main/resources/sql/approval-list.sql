-- One branch for each order; the planner drops the others. Filters that are empty fall away as well.
with page as (
  (select p.id, p.created_at as at
   from approval p
   where cast(:#sort as text) = 'created_at_desc' and p.tenant = :#tenant
     and (p.created_at, p.id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and p.created_at >= cast(:#from as timestamptz) and p.created_at < cast(:#to as timestamptz)
     and (cast(:#state as text) = '' or p.state = :#state)
     and (cast(:#incident_id as text) = '' or p.incident_id = cast(nullif(:#incident_id, '') as uuid))
     and (cast(:#risk_level as text) = '' or p.risk_level = :#risk_level)
   order by p.created_at desc, p.id desc limit cast(:#rows as integer))
  union all
  (select p.id, p.created_at as at
   from approval p
   where cast(:#sort as text) = 'created_at_asc' and p.tenant = :#tenant
     and (p.created_at, p.id) > (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and p.created_at >= cast(:#from as timestamptz) and p.created_at < cast(:#to as timestamptz)
     and (cast(:#state as text) = '' or p.state = :#state)
     and (cast(:#incident_id as text) = '' or p.incident_id = cast(nullif(:#incident_id, '') as uuid))
     and (cast(:#risk_level as text) = '' or p.risk_level = :#risk_level)
   order by p.created_at asc, p.id asc limit cast(:#rows as integer))
  union all
  (select p.id, p.expires_at as at
   from approval p
   where cast(:#sort as text) = 'expires_at_asc' and p.tenant = :#tenant
     and (p.expires_at, p.id) > (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and p.expires_at >= cast(:#from as timestamptz) and p.expires_at < cast(:#to as timestamptz)
     and (cast(:#state as text) = '' or p.state = :#state)
     and (cast(:#incident_id as text) = '' or p.incident_id = cast(nullif(:#incident_id, '') as uuid))
     and (cast(:#risk_level as text) = '' or p.risk_level = :#risk_level)
   order by p.expires_at asc, p.id asc limit cast(:#rows as integer))
)
select p.id, p.action_id, p.incident_id, p.risk_level, p.quorum, p.role, p.requester, p.requester_decides, p.digest, p.state,
  p.reason, p.created_at, p.escalate_at, p.expires_at, p.closed_at, ac.cancelled_by,
  ac.target_version, ac.dry_run,
  (select cast(coalesce(json_agg(json_build_object('user_id', d.user_id, 'username', u.username, 'verdict', d.verdict,
    'channel', d.channel, 'account', right(d.account, 4),
    'comment', d.comment, 'at', d.at) order by d.at, d.id), '[]') as text)
   from approval_decision d join app_user u on u.id = d.user_id where d.approval_id = p.id) as decisions, page.at as cursor_at
from page join approval p on p.id = page.id join action ac on ac.tenant = p.tenant and ac.id = p.action_id
order by case when cast(:#sort as text) like '%_desc' then page.at end desc, case when cast(:#sort as text) like '%_desc' then page.id end desc,
  page.at, page.id
