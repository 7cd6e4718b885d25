-- The incidents that one message lists, the worst first, and the approvals that it lists or reminds of, the most urgent first.
with here as (
  select m.subject, m.subject_id, m.conversation, m.held_back from message m where m.tenant = :tenant and m.digest = :id),
listed as (
  select i.id, i.severity, i.title, i.cluster, i.namespace, i.workload, i.state, i.opened_at,
    array_position(array['critical', 'high', 'medium', 'low', 'info'], i.severity) as place
  from incident i
  where i.tenant = :tenant
    and i.id in (select coalesce(h.conversation, h.subject_id) from here h where h.subject not in ('approval', 'reminder'))),
proposed as (
  select a.*
  from approval a
  where a.tenant = :tenant and a.id in (select h.subject_id from here h where h.subject in ('approval', 'reminder')))
select cast(jsonb_build_object(
  'since', coalesce(
    (select min(opened_at) from listed),
    (select min(created_at) from proposed),
    (select min(d.created_at) from message d where d.tenant = :tenant and d.subject = 'digest' and d.subject_id = :id)),
  'budget', (select max(held_back) from here),
  'reminds', (select coalesce(bool_and(subject = 'reminder'), false) from here),
  'calls', (select coalesce(bool_and(subject = 'call'), false) from here),
  'next_at', (
    select min(c.next_at)
    from here h
    join escalation_call c on c.tenant = :tenant and c.id = h.subject_id
    join escalation e on e.tenant = :tenant and e.incident_id = c.incident_id and e.state = 'running' and e.due_at = c.next_at
    where h.subject = 'call' and not exists (
      select from incident_duty d where d.tenant = :tenant and d.incident_id = c.incident_id and d.assignee is not null)),
  'states', (select jsonb_object_agg(s.state, s.n) from (select state, count(*) as n from listed group by state) s),
  'proposals', (select count(*) from proposed),
  'waiting', (select count(*) from proposed where state = 'open'),
  'ended', (
    select jsonb_object_agg(e.state, e.n)
    from (select state, count(*) as n from proposed where state <> 'open' group by state) e),
  'decide_until', (select min(expires_at) from proposed where state = 'open'),
  'decisions', (
    select jsonb_agg(jsonb_build_object(
      'playbook', c.playbook, 'step', c.step, 'kamelet', c.kamelet, 'target', c.target, 'arguments', c.arguments,
      'dry_run', c.dry_run, 'risk_level', c.risk_level, 'file', (
        select regexp_replace(e.source, '^alert:', '')
        from evidence e
        where e.incident_id = c.incident_id and e.kind = 'artefact' and cast(e.id as text) = c.arguments ->> 'stdin_evidence'))
      order by a.expires_at, a.id)
    from (select * from proposed where state = 'open' order by expires_at, id limit 3) a
    join action c on c.tenant = a.tenant and c.id = a.action_id),
  'worst', (
    select jsonb_agg(jsonb_build_object(
      'severity', w.severity, 'title', w.title, 'cluster', w.cluster, 'namespace', w.namespace, 'workload', w.workload,
      'over', w.over)
      order by w.over, w.place, w.opened_at, w.id)
    from (
      select l.*, l.state = 'resolved' as over
      from listed l
      where l.state = 'open' or exists (select from here h where h.subject <> 'call')
      order by l.state = 'resolved', l.place, l.opened_at, l.id
      limit 7) w)) as text)
