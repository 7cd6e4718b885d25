-- A post of 50 alerts as one statement: five new rows, the others once more of 1,000. In one order, so that none waits in a circle.
insert into bench_alert (id, tenant, source, fingerprint, state, severity, title, labels, annotations, environment, links,
  notes, starts_at, first_seen, last_seen)
select gen_random_uuid(), 'default', 'generic', fingerprint, 'firing', 'low', 'Bench',
  '{"alertname": "new", "namespace": "bench", "workload": "w-1"}', '{}', 'production', '[]', '[]', now(), now(), now()
from (
  select distinct 'known-' || (1 + floor(random() * 1000))::int as fingerprint from generate_series(1, 45)
  union all select 'new-' || gen_random_uuid() from generate_series(1, 5)
) given
order by fingerprint
on conflict (tenant, source, fingerprint) do update
  set last_seen = excluded.last_seen, occurrences = bench_alert.occurrences + 1;
