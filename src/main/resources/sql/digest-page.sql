-- The incidents that one message lists, the worst first.
with listed as (
  select i.id, i.severity, i.title, i.cluster, i.namespace, i.workload, i.state, i.opened_at,
    array_position(array['critical', 'high', 'medium', 'low', 'info'], i.severity) as place
  from incident i
  where i.tenant = :tenant
    and i.id in (select coalesce(m.conversation, m.subject_id) from message m where m.tenant = :tenant and m.digest = :id))
select cast(jsonb_build_object(
  'since', (select min(opened_at) from listed),
  'budget', (select max(m.held_back) from message m where m.tenant = :tenant and m.digest = :id),
  'states', (select jsonb_object_agg(s.state, s.n) from (select state, count(*) as n from listed group by state) s),
  'waiting', (
    select count(*) from approval p join listed l on l.id = p.incident_id where p.tenant = :tenant and p.state = 'open'),
  'worst', (
    select jsonb_agg(jsonb_build_object(
      'severity', w.severity, 'title', w.title, 'cluster', w.cluster, 'namespace', w.namespace, 'workload', w.workload)
      order by w.over, w.place, w.opened_at, w.id)
    from (
      select l.*, l.state = 'resolved' as over
      from listed l
      order by l.state = 'resolved', l.place, l.opened_at, l.id
      limit 7) w)) as text)
where exists (select from listed)
