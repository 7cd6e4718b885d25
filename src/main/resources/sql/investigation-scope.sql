select title, cluster, namespace, workload from incident where tenant = :#tenant and id = cast(:#incidentId as uuid)
