-- Incidents are locked before what was decided about their alerts, as by triage in the hubs that still run.
-- With which incident one was acknowledged to which it belonged: nobody has taken it on for itself. Means something only
-- while it is acknowledged.
alter table incident add column acknowledged_with uuid;

-- Into which incident an alert was folded whose own pages nobody: what belongs together is listed, counted and acknowledged together.
alter table signal_state add column part_of uuid references incident on delete set null;

-- Row security hides the rows of all tenants from this statement otherwise.
alter table signal_state no force row level security;
update signal_state s
   set part_of = r.incident_id
  from signal_state r
 where s.reason = 'FOLDED' and r.tenant = s.tenant and cast(r.alert_id as text) = s.because and r.incident_id <> s.incident_id;
alter table signal_state force row level security;

-- What pages for a condition, of any service: its page may be for others.
create index signal_state_paged on signal_state (tenant, condition, fired_at) where verdict = 'page';

create index signal_state_by_part on signal_state (part_of) where part_of is not null;

create index incident_acknowledged_with on incident (acknowledged_with) where acknowledged_with is not null;

-- Whether an incident belongs to another one: nobody was paged for it, and each of its alerts that fires was folded into that one. It
-- is asked by the incident's own index, whatever is known of how much there is.
create function incident_belongs(part uuid, whole uuid) returns boolean language sql stable as $$
  select m.verdict = 'suppress' and (m.state = 'resolved' or m.firing > 0)
    and not exists (select from signal_state o where o.incident_id = part and o.verdict <> 'suppress')
    and not exists (
      select
      from alert a
      left join signal_state o on o.tenant = a.tenant and o.alert_id = a.id and o.episode = a.episode
      where a.incident_id = part and a.state = 'firing' and o.part_of is distinct from whole)
  from incident m
  where m.id = part
$$;

-- The incidents that belong to one because nobody was paged for them and the page of that one is for them too, up to 1,000,
-- in the order of their ids. A service is that of one of their alerts.
create function incident_parts(of_incident uuid) returns table (incident_id uuid, service text) language sql stable as $$
  with folded as materialized (
    select distinct on (s.incident_id) s.incident_id, s.service
    from signal_state s
    where s.part_of = of_incident
    order by s.incident_id, s.alert_id)
  select f.incident_id, f.service
  from folded f
  where incident_belongs(f.incident_id, of_incident)
  order by f.incident_id
  limit 1000
$$;

-- How many they are. It costs more than to find out that nothing was folded into one, which is to be asked before.
create function incident_gathered(of_incident uuid) returns bigint language sql stable as $$
  select count(*) from incident_parts(of_incident)
$$;

-- The incident that one belongs to; null for one of its own, which each is whose page somebody got.
create function incident_parent(of_incident uuid) returns uuid language sql stable as $$
  with wholes as materialized (
    select distinct on (s.part_of) s.part_of, s.decided_at, s.alert_id
    from signal_state s
    where s.incident_id = of_incident and s.part_of is not null
    order by s.part_of, s.decided_at desc, s.alert_id)
  select w.part_of
  from wholes w
  where incident_belongs(of_incident, w.part_of)
  order by w.decided_at desc, w.alert_id
  limit 1
$$;
