-- The alerts of an incident, of each state and severity as they came.
create index alert_of_incident on alert (incident_id, state, severity, first_seen, id);
drop index alert_by_incident;

-- The first so many of an incident's alerts: what fires first, the worst first, then as they came. However many there are, of
-- each state and severity no more are read. (An index over the severity's weight would not do: under row security only
-- comparisons of plain columns reach an index.)
create function alerts_by_weight(of_incident uuid, most integer) returns setof alert language sql stable as $$
  select a.*
  from unnest(array['firing', 'resolved']) with ordinality as s (state, place)
  cross join unnest(array['critical', 'high', 'medium', 'low', 'info']) with ordinality as v (severity, place)
  cross join lateral (
    select *
    from alert
    where incident_id = of_incident and state = s.state and severity = v.severity
    order by first_seen, id
    limit most) as a
  order by s.place, v.place, a.first_seen, a.id
  limit most
$$;

-- What a timeline says of the incident itself, between all that it says of its alerts.
create index incident_event_of_itself on incident_event (incident_id, kind, id)
  where kind not in ('alert.joined', 'alert.worsened', 'alert.resolved', 'alert.stale', 'alert.repeated');
-- Which alerts their sources no longer repeat.
create index alert_stale on alert (incident_id) where stale_since is not null;
