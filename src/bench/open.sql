-- Opens :open incidents that were paged, one alert each.
set serai.tenant = 'default';
insert into incident (id, tenant, correlation_key, rule, state, severity, title, environment, cluster, namespace,
  workload, verdict, verdict_reason, alerts, opened_at, last_alert_at, updated_at)
select md5('open' || n)::uuid, 'default', 'open/' || n, 'rule-' || n % 400, 'open',
  (array['critical', 'high', 'medium'])[1 + n % 3], 'Open incident ' || n, 'production', 'bench',
  'team-' || n % 40, 'service-' || n % 400, 'page', 'NEW_INCIDENT', 1, at, at, at
from generate_series(1, :open) n, lateral (select now() - interval '1 day' * random() as at) age;
vacuum analyze incident;
