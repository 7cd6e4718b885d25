select cast(jsonb_build_object(
  'id', i.id, 'title', i.title, 'state', i.state, 'opened_at', i.opened_at, 'resolved_at', i.resolved_at,
  'acknowledged_by', i.acknowledged_by, 'workload', i.workload, 'place', concat_ws('/', i.cluster, i.namespace, i.workload),
  'objects', (
    select jsonb_agg(distinct n.name)
    from alert a
    cross join lateral (
      values (a.labels ->> 'exported_pod'), (a.labels ->> 'pod'), (a.labels ->> 'exported_node'), (a.labels ->> 'node'),
        (a.labels ->> 'workload'), (a.labels ->> 'deployment'), (a.labels ->> 'statefulset'), (a.labels ->> 'daemonset')) as n(name)
    where a.incident_id = i.id and n.name is not null),
  'alerts', (
    select jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title, 'state', a.state, 'at', a.last_seen)
      order by a.last_seen desc, a.id desc)
    from (select * from alert where incident_id = i.id order by last_seen desc, id desc limit 20) a),
  'evidence', (
    select jsonb_agg(jsonb_build_object(
      'id', e.id, 'source', e.source, 'excerpt', left(e.excerpt, 4000), 'at', e.collected_at) order by e.id desc)
    from (select * from evidence where incident_id = i.id order by id desc limit 60) e),
  'analysis', (
    select jsonb_build_object('id', n.id, 'analyst', n.analyst, 'summary', n.summary, 'causes', n.causes, 'at', n.created_at)
    from analysis n where n.incident_id = i.id and n.status <> 'unusable' order by n.id desc limit 1),
  'actions', (
    select jsonb_agg(jsonb_build_object(
      'id', c.id, 'playbook', c.playbook, 'kamelet', c.kamelet, 'arguments', c.arguments, 'step', c.step, 'target', c.target, 'state', c.state, 'effect', c.effect,
      'proposed_by', c.proposed_by, 'verification', c.verification, 'reason', c.reason, 'at', coalesce(c.finished_at, c.created_at),
      'ended_at', case when c.state in ('rejected', 'expired', 'cancelled', 'refused') then c.updated_at end,
      'ended_by', case c.state when 'cancelled' then nullif(c.cancelled_by, 'system') when 'rejected' then (
        select u.username
        from approval p join approval_decision d on d.approval_id = p.id and d.verdict = 'reject' join app_user u on u.id = d.user_id
        where p.action_id = c.id order by d.at desc limit 1) end,
      'approval', (
        select jsonb_build_object('id', p.id, 'state', p.state, 'digest', p.digest, 'quorum', p.quorum,
          'expires_at', p.expires_at, 'approvals', (
            select count(*) from approval_decision d where d.approval_id = p.id and d.verdict = 'approve'))
        from approval p where p.action_id = c.id)) order by c.id desc)
    from (select * from action where incident_id = i.id order by id desc limit 20) c),
  'requested', (
    select jsonb_agg(jsonb_build_object(
      'id', c.id, 'playbook', c.playbook, 'kamelet', c.kamelet, 'arguments', c.arguments, 'step', c.step, 'target', c.target,
      'state', c.state, 'effect', c.effect, 'proposed_by', c.proposed_by, 'at', c.created_at) order by c.id desc)
    from (
      select c.* from incident r
      join action c on c.incident_id = r.id and c.effect = 'change'
        and c.state in ('proposed', 'awaiting_approval', 'approved', 'running', 'unknown')
      where r.tenant = i.tenant and r.state <> 'resolved' and r.id <> i.id
        and r.cluster = i.cluster and r.namespace is not distinct from i.namespace and r.workload = i.workload
      order by c.id desc limit 3) c),
  'beside', (
    select jsonb_agg(jsonb_build_object(
      'id', c.id, 'playbook', c.playbook, 'kamelet', c.kamelet, 'arguments', c.arguments, 'step', c.step, 'target', c.target,
      'state', c.state, 'effect', c.effect, 'proposed_by', c.proposed_by, 'verification', c.verification,
      'reason', c.reason,
      'ended_at', case when c.state in ('rejected', 'expired', 'cancelled', 'refused') then c.updated_at end,
      'ended_by', case c.state when 'cancelled' then nullif(c.cancelled_by, 'system') when 'rejected' then (
        select u.username
        from approval p join approval_decision d on d.approval_id = p.id and d.verdict = 'reject' join app_user u on u.id = d.user_id
        where p.action_id = c.id order by d.at desc limit 1) end,
      'at', coalesce(c.finished_at, c.created_at)) order by c.id desc)
    from (
      select c.* from incident r
      join action c on c.incident_id = r.id and c.effect = 'change'
      where r.tenant = i.tenant and r.id <> i.id
        and r.cluster = i.cluster and r.namespace is not distinct from i.namespace and r.workload = i.workload
      order by c.id desc limit 10) c),
  'paged', (
    select jsonb_build_object('verdict', e.details ->> 'verdict', 'reason', e.reason, 'at', e.at)
    from incident_event e
    where e.incident_id = i.id and e.kind = 'incident.triaged' and e.details ->> 'verdict' = 'page'
    order by e.id desc limit 1),
  'decided', (
    select jsonb_build_object('verdict', d.verdict, 'reason', d.reason, 'at', d.at, 'because', d.because, 'due', d.due)
    from (
      (select e.details ->> 'verdict' as verdict, e.reason, e.at, (
          select b.title
          from signal_state s join alert b on b.tenant = s.tenant and cast(b.id as text) = s.because
          where s.incident_id = i.id and s.reason = e.reason
          order by s.alert_id limit 1) as because, cast(null as timestamptz) as due
       from incident_event e
       where e.incident_id = i.id and e.kind = 'incident.triaged'
       order by e.id desc limit 1)
      union all
      (select s.verdict, s.reason, s.decided_at, null, s.due
       from signal_state s
       where s.incident_id = i.id and s.verdict = 'hold'
       order by s.due limit 1)) d
    order by d.at desc limit 1),
  'returns', (
    select jsonb_agg(jsonb_build_object('over_at', r.over_at, 'again_at', r.again_at) order by r.again_at desc)
    from (
      select e.at as again_at, (
        select max(o.at) from incident_event o
        where o.tenant = e.tenant and o.incident_id = e.incident_id and o.kind = 'incident.resolved' and o.id < e.id) as over_at
      from incident_event e
      where e.tenant = i.tenant and e.incident_id = i.id and e.kind = 'incident.reopened'
      order by e.id desc limit 3) r),
  'times', (
    select jsonb_build_object('all', count(distinct o.id) + count(e.id), 'first', min(o.opened_at))
    from incident o
    left join incident_event e on e.tenant = o.tenant and e.incident_id = o.id and e.kind = 'incident.reopened'
    where o.tenant = i.tenant and o.rule <> 'person-request' and o.cluster is not distinct from i.cluster
      and (o.id = i.id or o.correlation_key = i.correlation_key or (o.namespace = i.namespace and o.workload = i.workload))),
  'held', (
    select jsonb_agg(jsonb_build_object('playbook', h.playbook, 'reason', h.reason, 'detail', h.detail, 'at', h.at) order by h.id desc)
    from (
      select e.id, e.at, e.reason, e.details ->> 'playbook' as playbook, e.details ->> 'detail' as detail
      from incident_event e
      where e.tenant = i.tenant and e.incident_id = i.id and e.kind = 'playbook.skipped'
        and e.reason in ('OPEN_ELSEWHERE', 'COOLDOWN', 'BUDGET_EXHAUSTED')
        and not exists (
          select 1 from incident_event r
          where r.tenant = e.tenant and r.incident_id = e.incident_id and r.kind = 'incident.reopened' and r.id > e.id)
        and not exists (
          select 1 from action c
          where c.incident_id = e.incident_id and c.playbook = e.details ->> 'playbook' and c.created_at > e.at)
      order by e.id desc limit 3) h),
  'past', (
    select jsonb_agg(jsonb_build_object(
      'id', o.id, 'title', o.title, 'opened_at', o.opened_at, 'resolved_at', o.resolved_at,
      'summary', coalesce((select left(n.summary, 400) from analysis n
        where n.incident_id = o.id and n.status <> 'unusable' order by n.id desc limit 1), ''),
      'done', (select jsonb_agg(jsonb_build_object('playbook', d.playbook, 'kamelet', d.kamelet, 'arguments', d.arguments,
          'step', d.step, 'target', d.target, 'state', d.state, 'verification', d.verification) order by d.id)
        from action d where d.incident_id = o.id and d.effect = 'change' and d.state in ('succeeded', 'failed', 'unknown'))) order by o.opened_at desc)
    from (
      select * from incident o
      where o.tenant = i.tenant and o.id <> i.id and o.opened_at < i.opened_at
        and o.state = 'resolved' and o.rule <> 'person-request' and o.cluster is not distinct from i.cluster
        and (o.correlation_key = i.correlation_key or (o.namespace = i.namespace and o.workload = i.workload))
      order by o.opened_at desc, o.id desc limit 3) o)) as text)
from incident i
where i.tenant = :tenant and i.id = :id
