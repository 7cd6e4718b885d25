select cast(jsonb_build_object(
  'id', i.id, 'title', i.title, 'severity', i.severity, 'environment', i.environment,
  'cluster', i.cluster, 'namespace', i.namespace, 'workload', i.workload, 'service', a.service,
  'state', i.state, 'verdict', i.verdict, 'verdict_reason', coalesce(q.reason, i.verdict_reason),
  'alerts', i.alerts, 'firing', i.firing, 'opened_at', i.opened_at,
  'acknowledged_at', i.acknowledged_at, 'acknowledged_by', i.acknowledged_by,
  'resolved_at', i.resolved_at, 'resolved_by', i.resolved_by,
  'alert_titles', a.titles, 'alert_names', a.names, 'first_alert', a.worst -> 0,
  'stale', (
    -- One more than the message counts.
    select jsonb_build_object('alerts', count(*), 'heard', max(a.last_seen))
    from (
      select last_seen
      from alert
      where incident_id = i.id and stale_since is not null and i.state <> 'resolved'
      limit 1001) a),
  -- What belongs to it; those that still fire are named first.
  'parts', (
    select jsonb_build_object('all', count(*),
      'over', count(*) filter (where m.state = 'resolved'), 'acknowledged', count(*) filter (where m.state = 'acknowledged'),
      'names', coalesce(jsonb_path_query_array(jsonb_agg(p.service order by m.state = 'resolved', p.incident_id), '$[0 to 3]'), '[]'))
    from incident_parts(i.id) p
    join incident m on m.id = p.incident_id),
  'actions', (
    select jsonb_agg(jsonb_build_object(
      'playbook', c.playbook, 'step', c.step, 'target', c.target, 'state', c.state, 'reason', c.reason,
      'kamelet', c.kamelet, 'arguments', c.arguments, 'dry_run', c.dry_run, 'risk_level', c.risk_level,
      'verification', c.verification, 'decide_until', (
        select v.expires_at
        from approval v
        where v.tenant = c.tenant and v.action_id = c.id and v.state = 'open')) order by c.id)
    from (select * from action where incident_id = i.id and effect = 'change' order by id desc limit 20) c),
  -- What was last said of each step that is not proposed; for one that was done lately, when, and whether it helped.
  'skipped', (
    select jsonb_agg(jsonb_build_object(
      'playbook', e.details ->> 'playbook', 'step', e.details ->> 'step', 'reason', e.reason,
      'detail', e.details ->> 'detail', 'at', e.at, 'earlier_at', c.at, 'earlier_verification', c.verification,
      'earlier_action', c.action) order by e.id desc)
    from (
      select id, details, reason, at
      from incident_event
      where incident_id = i.id and kind = 'playbook.skipped'
      order by id desc
      limit 5) e
    left join lateral (
      select coalesce(c.finished_at, c.updated_at) as at, c.verification, jsonb_build_object(
        'playbook', c.playbook, 'step', c.step, 'target', c.target, 'kamelet', c.kamelet, 'arguments', c.arguments,
        'dry_run', c.dry_run) as action
      from action c
      join incident o on o.tenant = c.tenant and o.id = c.incident_id
      where e.reason = 'COOLDOWN' and c.tenant = i.tenant and c.playbook = e.details ->> 'playbook'
        and c.step = e.details ->> 'step' and c.finished_at <= e.at
        and o.cluster is not distinct from i.cluster and o.namespace is not distinct from i.namespace
        and o.workload is not distinct from i.workload
      order by c.id desc
      limit 1) c on true),
  -- When it was last opened again.
  'back_at', (
    select r.at
    from incident_event r
    where r.incident_id = i.id and r.kind = 'incident.reopened'
    order by r.id desc
    limit 1),
  -- When a cause was first found.
  'cause_at', (
    select n.created_at
    from analysis n
    where n.incident_id = i.id and n.status <> 'unusable' and n.causes <> '[]'
    order by n.id
    limit 1),
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
left join lateral (
  select jsonb_agg(b.title) as titles,
    case when min(b.service) = max(b.service) and count(b.service) = i.alerts then min(b.service) end as service,
    -- What tells its alerts apart.
    jsonb_agg(coalesce(case when b.several then b.service end, b.labels ->> 'pod', b.labels ->> 'instance', b.labels ->> 'host', b.labels ->> 'node', '')) as names,
    jsonb_agg(jsonb_build_object(
      'description', b.description, 'links', b.links,
      'team', coalesce(b.labels ->> 'team', b.labels ->> 'owner', b.annotations ->> 'team', b.annotations ->> 'owner'))) as worst
  from (
    select w.*, w.labels ->> 'service' as service,
      min(w.labels ->> 'service') over () <> max(w.labels ->> 'service') over () as several
    from alerts_by_weight(i.id, 20) w) b) a on true
-- What keeps it from notifying anybody for now, although people were paged.
left join lateral (
  select case when t.reason in ('SILENCED', 'MAINTENANCE', 'MUTED', 'INHIBITED') then t.reason end as reason
  from incident_event t
  where t.incident_id = i.id and t.kind = 'incident.triaged'
  order by t.id desc
  limit 1) q on true
where i.tenant = :tenant and i.id = :id
