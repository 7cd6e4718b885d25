select cast(jsonb_build_object(
  'id', p.id, 'state', p.state, 'reason', p.reason, 'quorum', p.quorum, 'role', p.role,
  'requester', p.requester, 'requester_decides', p.requester_decides, 'digest', p.digest,
  'expires_at', p.expires_at, 'closed_at', p.closed_at,
  'incident_id', i.id, 'incident_title', i.title, 'severity', i.severity, 'environment', i.environment,
  'action', jsonb_build_object(
    'playbook', c.playbook, 'step', c.step, 'kamelet', c.kamelet, 'target', c.target, 'arguments', c.arguments,
    'target_version', c.target_version, 'image_digest', c.image_digest, 'dry_run', c.dry_run,
    'risk_score', c.risk_score, 'risk_level', c.risk_level, 'risk_factors', c.risk_factors,
    'state', c.state, 'reason', c.reason, 'result', c.result,
    'file', (
      select regexp_replace(e.source, '^alert:', '')
      from evidence e
      where e.incident_id = c.incident_id and e.kind = 'artefact' and cast(e.id as text) = c.arguments ->> 'stdin_evidence')),
  'votes', (
    select jsonb_agg(jsonb_build_object('username', u.username, 'verdict', d.verdict, 'at', d.at) order by d.id)
    from approval_decision d
    join app_user u on u.id = d.user_id
    where d.approval_id = p.id),
  'finding', (
    select jsonb_build_object(
      'analyst', n.analyst, 'summary', n.summary, 'causes', n.causes,
      'evidence', (
        select jsonb_agg(jsonb_build_object(
          'id', e.id, 'kind', e.kind, 'source', e.source, 'excerpt', e.excerpt) order by e.id)
        from (select * from evidence where incident_id = i.id order by id desc limit 100) e
        where strpos(cast(n.causes as text), cast(e.id as text)) > 0))
    from analysis n
    where n.incident_id = i.id and n.status <> 'unusable'
    order by n.id desc
    limit 1)) as text)
from approval p
join action c on c.id = p.action_id
join incident i on i.id = p.incident_id
where p.tenant = :tenant and p.id = :id
