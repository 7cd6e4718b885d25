select cast(jsonb_build_object(
  'id', i.id, 'title', i.title, 'severity', i.severity, 'environment', i.environment,
  'cluster', i.cluster, 'namespace', i.namespace, 'workload', i.workload,
  'state', i.state, 'verdict', i.verdict, 'verdict_reason', i.verdict_reason,
  'alerts', i.alerts, 'firing', i.firing, 'opened_at', i.opened_at,
  'acknowledged_at', i.acknowledged_at, 'acknowledged_by', i.acknowledged_by,
  'resolved_at', i.resolved_at, 'resolved_by', i.resolved_by,
  'alert_titles', (
    select jsonb_agg(a.title) from alerts_by_weight(i.id, 20) a),
  'stale', (
    -- One more than the message counts.
    select jsonb_build_object('alerts', count(*), 'heard', max(a.last_seen))
    from (
      select last_seen
      from alert
      where incident_id = i.id and stale_since is not null and i.state <> 'resolved'
      limit 1001) a),
  'actions', (
    select jsonb_agg(jsonb_build_object(
      'playbook', c.playbook, 'step', c.step, 'target', c.target, 'state', c.state, 'reason', c.reason) order by c.id)
    from (select * from action where incident_id = i.id and effect = 'change' order by id desc limit 20) c),
  'withheld', (
    select jsonb_agg(distinct concat(e.details ->> 'playbook', ' › ', e.details ->> 'step'))
    from incident_event e
    where e.incident_id = i.id and e.kind = 'playbook.skipped' and e.reason = 'SECRET_IN_ARGUMENTS'),
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
from incident i
where i.tenant = :tenant and i.id = :id
