insert into signal_fact (tenant, service, condition, cluster, namespace, at, facts)
values (:tenant, :service, :condition, :cluster, :namespace, :now, :facts)
on conflict (tenant, service, condition, cluster, namespace) do update set at = excluded.at, facts = excluded.facts
