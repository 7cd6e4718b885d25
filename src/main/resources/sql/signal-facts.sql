-- What is known of services and of their conditions, and who said it.
select service, condition, cluster, namespace, source, facts
  from signal_fact
 where tenant = :tenant and service = any(:services) and at > :since and source = any(:sources)
 order by service, condition, cluster, namespace, source
 limit 500
