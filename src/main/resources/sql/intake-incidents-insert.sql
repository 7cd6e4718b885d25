insert into incident (id, tenant, correlation_key, rule, state, severity, title, environment, cluster, namespace,
                      workload, alerts, firing, opened_at, last_alert_at, updated_at)
select id, tenant, correlation_key, rule, 'open', severity, title, environment, cluster, namespace, workload,
       alerts, firing, :now, :now, :now
from unnest(cast(:ids as uuid[]), cast(:tenants as text[]), cast(:keys as text[]), cast(:rules as text[]),
            cast(:severities as text[]), cast(:titles as text[]), cast(:environments as text[]),
            cast(:clusters as text[]), cast(:namespaces as text[]), cast(:workloads as text[]),
            cast(:alerts as integer[]), cast(:firing as integer[]))
  as given (id, tenant, correlation_key, rule, severity, title, environment, cluster, namespace, workload, alerts, firing)
on conflict (tenant, correlation_key) where state <> 'resolved' do nothing
