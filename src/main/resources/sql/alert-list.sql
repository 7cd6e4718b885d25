-- One branch for each order; the planner drops the others. Filters that are empty fall away as well.
with page as (
  (select a.id, a.last_seen as at
   from alert a join alert_search s on s.alert_id = a.id
   where cast(:#sort as text) = 'last_seen_desc' and a.tenant = :#tenant
     and (a.last_seen, a.id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and a.last_seen >= cast(:#from as timestamptz) and a.last_seen < cast(:#to as timestamptz)
     and (cast(:#state as text) = '' or a.state = :#state)
     and (cast(:#incident_id as text) = '' or a.incident_id = cast(nullif(:#incident_id, '') as uuid))
     and s.terms @> search_wanted(cast(:#tenant as text), array['source', 'severity', 'environment'],
       array[cast(:#source as text), cast(:#severity as text), cast(:#environment as text)], cast(:#label as text), cast(:#q as text))
   order by a.last_seen desc, a.id desc limit cast(:#rows as integer))
  union all
  (select a.id, a.last_seen as at
   from alert a join alert_search s on s.alert_id = a.id
   where cast(:#sort as text) = 'last_seen_asc' and a.tenant = :#tenant
     and (a.last_seen, a.id) > (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and a.last_seen >= cast(:#from as timestamptz) and a.last_seen < cast(:#to as timestamptz)
     and (cast(:#state as text) = '' or a.state = :#state)
     and (cast(:#incident_id as text) = '' or a.incident_id = cast(nullif(:#incident_id, '') as uuid))
     and s.terms @> search_wanted(cast(:#tenant as text), array['source', 'severity', 'environment'],
       array[cast(:#source as text), cast(:#severity as text), cast(:#environment as text)], cast(:#label as text), cast(:#q as text))
   order by a.last_seen asc, a.id asc limit cast(:#rows as integer))
)
select a.id, a.source, a.fingerprint, a.state, a.severity, a.title, a.description, a.environment,
  cast(a.labels as text) as labels, cast(a.annotations as text) as annotations, cast(a.links as text) as links,
  cast(a.notes as text) as notes, a.starts_at, a.ends_at, a.stale_since, a.first_seen, a.last_seen, a.occurrences, a.transitions, a.episode,
  a.incident_id, page.at as cursor_at
from page join alert a on a.id = page.id
order by case when cast(:#sort as text) like '%_desc' then page.at end desc, case when cast(:#sort as text) like '%_desc' then page.id end desc,
  page.at, page.id
