insert into bench_alert (id, tenant, source, fingerprint, state, severity, title, labels, annotations, environment, links,
  notes, starts_at, first_seen, last_seen)
values (gen_random_uuid(), 'default', 'generic', gen_random_uuid()::text, 'firing', 'low', 'Bench',
  '{"alertname": "new", "namespace": "bench", "workload": "w-1"}', '{}', 'production', '[]', '[]', now(), now(), now());
