select cast(jsonb_build_object(
  'open', (select count(*) from incident where tenant = :tenant and state = 'open'),
  'acknowledged', (select count(*) from incident where tenant = :tenant and state = 'acknowledged' and acknowledged_with is null),
  'listed', (
    select count(*) from incident
    where tenant = :tenant and state <> 'resolved' and severity = any (cast(:severities as text[]))),
  'approvals', (select count(*) from approval where tenant = :tenant and state = 'open'),
  'running', (select count(*) from action where tenant = :tenant and state in ('approved', 'running')),
  'unknown', (select count(*) from action where tenant = :tenant and state = 'unknown'),
  'dead_jobs', (select count(*) from dead_job where tenant = :tenant and retried_at is null),
  'paused', coalesce((select paused from automation where tenant = :tenant), false),
  'incidents', (
    select jsonb_agg(jsonb_build_object(
      'id', i.id, 'title', i.title, 'severity', i.severity, 'state', i.state, 'cluster', i.cluster,
      'opened_at', i.opened_at) order by i.rank, i.opened_at, i.id)
    from (select *, array_position(array['critical', 'high', 'medium', 'low', 'info'], severity) as rank
          from incident
          where tenant = :tenant and state <> 'resolved' and severity = any (cast(:severities as text[]))
          order by rank, opened_at, id limit 10) i),
  'waiting', (
    select jsonb_agg(jsonb_build_object(
      'id', p.id, 'digest', p.digest, 'expires_at', p.expires_at, 'quorum', p.quorum, 'role', p.role, 'requester', p.requester,
      'requester_decides', p.requester_decides, 'incident', i.title, 'risk_level', p.risk_level, 'playbook', a.playbook,
      'step', a.step, 'target', a.target, 'kamelet', a.kamelet, 'arguments', a.arguments,
      'approvals', (select count(*) from approval_decision d where d.approval_id = p.id and d.verdict = 'approve'))
      order by p.incident_id is not distinct from cast(:incident as uuid) desc, p.expires_at)
    from (select * from approval where tenant = :tenant and state = 'open'
          order by incident_id is not distinct from cast(:incident as uuid) desc, expires_at limit 10) p
    join incident i on i.id = p.incident_id
    join action a on a.id = p.action_id)) as text)
