-- What an analysis asked of tools stays as long as the analysis.
with gone as (
  delete from investigation
  where id in (
    select id
    from investigation
    where tenant = :#tenant and created_at < :#investigationsBefore
    order by created_at
    limit 1000)
  returning tenant, id)
delete from investigation_call c
using gone
where c.tenant = gone.tenant and c.subject_id = gone.id
