-- Fills the store up to :want alerts, of which there are :have: one resolved incident for each 20, spread over 90 days.
set serai.tenant = 'default';
insert into incident (id, tenant, correlation_key, rule, state, severity, title, environment, cluster, namespace,
  workload, verdict, verdict_reason, alerts, opened_at, resolved_at, resolved_by, last_alert_at, updated_at)
select md5('incident' || n)::uuid, 'default', 'bench/' || n, 'default', 'resolved',
  (array['critical', 'high', 'medium', 'low', 'info'])[1 + n % 5], 'Incident ' || n, 'production', 'bench',
  'team-' || n % 40, 'service-' || n % 400, 'page', 'NEW_INCIDENT', 20, at, at + interval '20 min', 'system', at, at
from generate_series(:have / 20, (:want - 1) / 20) n, lateral (select now() - interval '90 days' * random() as at) age
on conflict do nothing;
insert into alert (id, tenant, source, fingerprint, state, severity, title, description, labels, annotations,
  environment, links, notes, starts_at, ends_at, first_seen, last_seen, occurrences, transitions, incident_id)
select gen_random_uuid(), 'default', 'generic', md5('alert' || n), 'resolved',
  (array['critical', 'high', 'medium', 'low', 'info'])[1 + n % 5], 'Alert ' || n || ' of service ' || n % 400,
  'A description as long as a short one usually is, for the alert with the number ' || n || '.',
  jsonb_build_object('alertname', 'Alert' || n % 300, 'namespace', 'team-' || n % 40, 'pod', 'service-' || n,
    'severity', 'warning', 'cluster', 'bench'),
  jsonb_build_object('summary', 'Summary of ' || n), 'production', '[]', '[]', at, at, at, at, 3, 1, incident.id
from generate_series(:have, :want - 1) n join incident on incident.id = md5('incident' || n / 20)::uuid,
  lateral (select incident.opened_at + interval '20 min' * random() as at) age;
vacuum analyze incident;
vacuum analyze alert;
