delete from model_call
where id in (
  select id
  from model_call
  where tenant = :#tenant and created_at < :#modelCallsBefore
  order by created_at
  limit 20000)
