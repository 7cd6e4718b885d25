select id, title, severity, environment, state, coalesce(cluster, '') as cluster, coalesce(namespace, '') as namespace,
       coalesce(workload, '') as workload, alerts, firing, opened_at, verdict
from incident
where id = :incidentId
