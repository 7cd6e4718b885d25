delete from signal_series
where (tenant, alert_id) in (
  select tenant, alert_id
  from signal_series
  where tenant = :tenant and at < :before
  limit 5000)
