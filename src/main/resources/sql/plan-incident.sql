select title, severity, environment, state, coalesce(cluster, '') as cluster, coalesce(namespace, '') as namespace,
       coalesce(workload, '') as workload, alerts, firing, opened_at, coalesce(verdict, '') as verdict
from incident
where id = :incidentId
