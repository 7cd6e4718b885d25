delete from signal_fact
where (tenant, service, condition, cluster, namespace) in (
  select tenant, service, condition, cluster, namespace
  from signal_fact
  where tenant = :#tenant and at < :#forgetBefore
  order by at
  limit 5000)
