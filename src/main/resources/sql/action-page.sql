-- take_back_with: what undoes a change that was made and is not itself such an undoing.
select cast(jsonb_build_object(
  'id', c.id, 'incident_id', c.incident_id, 'playbook', c.playbook, 'step', c.step, 'kamelet', c.kamelet, 'target', c.target,
  'arguments', c.arguments, 'dry_run', c.dry_run, 'compensates', c.compensates,
  'file', (
    select regexp_replace(e.source, '^alert:', '')
    from evidence e
    where e.incident_id = c.incident_id and e.kind = 'artefact' and cast(e.id as text) = c.arguments ->> 'stdin_evidence'),
  'state', c.state, 'reason', c.reason, 'verification', c.verification, 'verification_reason', c.verification_reason,
  'verify', c.verify, 'looks', c.looks, 'verified_at', c.verified_at,
  'finished_at', coalesce(c.finished_at, c.updated_at), 'result', c.result,
  'take_back_with', case when c.state = 'succeeded' and c.compensates is null
      and coalesce(c.result ->> 'effect', '') <> 'none'
    then coalesce(c.result -> 'compensation' ->> 'kamelet', c.compensation ->> 'kamelet') end,
  'incident_title', i.title, 'severity', i.severity, 'environment', i.environment,
  'votes', (
    select jsonb_agg(jsonb_build_object('username', u.username, 'verdict', d.verdict, 'at', d.at) order by d.id)
    from approval p
    join approval_decision d on d.approval_id = p.id
    join app_user u on u.id = d.user_id
    where p.tenant = c.tenant and p.action_id = c.id)) as text)
from action c
join incident i on i.id = c.incident_id
where c.tenant = :tenant and c.id = :id
