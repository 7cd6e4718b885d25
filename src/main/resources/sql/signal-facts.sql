-- What is known of services and of their conditions.
select service, condition, cluster, namespace, facts
  from signal_fact
 where tenant = :tenant and service = any(:services) and at > :since
 order by service, condition, cluster, namespace
 limit 500
