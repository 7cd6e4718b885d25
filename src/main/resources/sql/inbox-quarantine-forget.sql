delete from inbox_quarantine
where tenant = :#tenant and id in (
  select id from inbox_quarantine where tenant = :#tenant and received_at < :#keptFrom order by received_at limit 10000)
