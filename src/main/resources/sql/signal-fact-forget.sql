delete from signal_fact
where (tenant, service, condition, cluster, namespace, source) in (
  select tenant, service, condition, cluster, namespace, source
  from signal_fact
  where tenant = :#tenant and at < :#forgetBefore
  order by at
  limit 5000)
