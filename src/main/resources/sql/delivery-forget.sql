delete from delivery
where (tenant, channel, delivery_id) in (
  select tenant, channel, delivery_id
  from delivery
  where tenant = :#tenant and received_at < :#forgetBefore
  order by received_at
  limit 20000)
