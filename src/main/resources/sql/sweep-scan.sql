-- One whose job is dead is to end; a dead job that should have ended it awaits a person.
select 'scan' as what, cast(s.id as text) as subject,
  exists (select from dead_job d, jsonb_each_text(d.payload -> 'headers') h
          where d.tenant = :#tenant and d.retried_at is null and d.job = 'scan' and h.value = cast(s.id as text)) as dead
from scan s
where s.tenant = :#tenant and s.state in ('queued', 'running') and s.requested_at < cast(:#sweepBefore as timestamptz)
  and not exists (select from job_subject j where j.job in ('scan', 'scan-failed') and j.subject = cast(s.id as text))
  and not exists (select from dead_job d, jsonb_each_text(d.payload -> 'headers') h
                  where d.tenant = :#tenant and d.retried_at is null and d.job = 'scan-failed' and h.value = cast(s.id as text))
order by s.id desc
limit 500
