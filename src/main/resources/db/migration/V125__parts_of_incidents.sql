-- Into which incident an alert was folded whose own pages nobody: what belongs together is listed, counted and acknowledged together.
alter table signal_state add column part_of uuid references incident on delete set null;

update signal_state s
   set part_of = r.incident_id
  from signal_state r
 where s.reason = 'FOLDED' and r.tenant = s.tenant and cast(r.alert_id as text) = s.because and r.incident_id <> s.incident_id;

create index signal_state_by_part on signal_state (part_of) where part_of is not null;

-- The incidents that belong to one because nobody was paged for them and the page of that one is for them too, up to 1,000,
-- in the order of their ids. A service is that of one of their alerts.
create function incident_parts(of_incident uuid) returns table (incident_id uuid, service text) language sql stable as $$
  select distinct on (s.incident_id) s.incident_id, s.service
  from signal_state s
  join incident m on m.id = s.incident_id
  where s.part_of = of_incident and m.verdict = 'suppress'
  order by s.incident_id, s.alert_id
  limit 1000
$$;

-- The incident that one belongs to; null for one of its own.
create function incident_parent(of_incident uuid) returns uuid language sql stable as $$
  select s.part_of
  from signal_state s
  join incident m on m.id = s.incident_id
  where s.incident_id = of_incident and s.part_of is not null and m.verdict = 'suppress'
  order by s.decided_at desc, s.alert_id
  limit 1
$$;
