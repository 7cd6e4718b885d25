-- Who is called, with what a mention in this channel needs.
select cast(jsonb_build_object(
  'id', i.id, 'title', i.title, 'state', i.state, 'severity', i.severity, 'opened_at', i.opened_at,
  'environment', i.environment, 'cluster', i.cluster, 'namespace', i.namespace, 'workload', i.workload,
  'acknowledged_by', i.acknowledged_by, 'acknowledged_at', i.acknowledged_at,
  'resolved_by', i.resolved_by, 'resolved_at', i.resolved_at,
  'kind', c.kind, 'round', c.round, 'step', c.step, 'by', c.called_by, 'next_at', case when c.kind <> 'reminder' or exists (
    select from escalation e
    where e.tenant = c.tenant and e.incident_id = c.incident_id and e.state = 'running' and e.due_at = c.next_at
      and not exists (select from incident_duty d
                      where d.tenant = c.tenant and d.incident_id = c.incident_id and d.assignee is not null)) then c.next_at end, 'called_at', c.called_at,
  'people', (
    select jsonb_agg(jsonb_build_object('name', p.name, 'id', (
      select l.external_id
      from app_user u
      join user_identity l on l.tenant = u.tenant and l.user_id = u.id and l.channel = :channel
      where u.tenant = c.tenant and u.username = p.name and not u.disabled)) order by p.at)
    from unnest(c.people) with ordinality as p (name, at))) as text)
from escalation_call c
join incident i on i.tenant = c.tenant and i.id = c.incident_id
where c.tenant = :tenant and c.id = :id
