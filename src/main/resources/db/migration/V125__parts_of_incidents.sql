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

-- With which incident one was acknowledged to which it belonged: nobody has taken it on for itself. Means something only
-- while it is acknowledged.
alter table incident add column acknowledged_with uuid;

create index incident_acknowledged_with on incident (acknowledged_with) where acknowledged_with is not null;

-- Which incidents belong to another one: nobody was paged for them, and each of their alerts that fires was folded into that one. Once
-- for each of their alerts.
create function incident_part() returns table (whole uuid, part uuid, alert_id uuid, service text, decided_at timestamptz)
language sql stable as $$
  select s.part_of, m.id, s.alert_id, s.service, s.decided_at
  from signal_state s
  join incident m on m.id = s.incident_id
  where s.part_of is not null and m.verdict = 'suppress' and (m.state = 'resolved' or m.firing > 0)
    and not exists (select from signal_state o where o.incident_id = s.incident_id and o.verdict <> 'suppress')
    and not exists (
      select
      from alert a
      left join signal_state o on o.tenant = a.tenant and o.alert_id = a.id and o.episode = a.episode
      where a.incident_id = s.incident_id and a.state = 'firing' and o.part_of is distinct from s.part_of)
$$;

-- The incidents that belong to one because nobody was paged for them and the page of that one is for them too, up to 1,000,
-- in the order of their ids. A service is that of one of their alerts.
create function incident_parts(of_incident uuid) returns table (incident_id uuid, service text) language sql stable as $$
  select distinct on (p.part) p.part, p.service
  from incident_part() p
  where p.whole = of_incident
  order by p.part, p.alert_id
  limit 1000
$$;

-- How many they are. It costs more than to find out that nothing was folded into one, which is to be asked before.
create function incident_gathered(of_incident uuid) returns bigint language sql stable as $$
  select count(*) from incident_parts(of_incident)
$$;

-- The incident that one belongs to; null for one of its own, which each is whose page somebody got.
create function incident_parent(of_incident uuid) returns uuid language sql stable as $$
  select p.whole
  from incident_part() p
  where p.part = of_incident
  order by p.decided_at desc, p.alert_id
  limit 1
$$;
