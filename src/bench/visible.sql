-- From when the request was due, and from when it was answered, to when the incident's first event was committed [ms].
create temp table probe (workload text, due bigint, answered bigint);
\copy probe from pstdin with (delimiter ' ')
select count(visible), count(*),
  round((percentile_disc(0.5) within group (order by visible - due) / 1000.0)::numeric, 1),
  round((percentile_disc(0.99) within group (order by visible - due) / 1000.0)::numeric, 1),
  round((percentile_disc(0.99) within group (order by greatest(visible - answered, 0)) / 1000.0)::numeric, 1)
from probe left join lateral (
  select min(extract(epoch from pg_xact_commit_timestamp(e.xmin)) * 1000000)::bigint as visible
  from incident i join incident_event e on e.incident_id = i.id where i.workload = probe.workload
) seen on true;
