insert into signal_fact (tenant, service, condition, cluster, namespace, source, at, facts)
values (:tenant, :service, :condition, :cluster, :namespace, :source, :now, :facts)
on conflict (tenant, service, condition, cluster, namespace, source) do update set at = excluded.at, facts = excluded.facts
