-- Scans that were found five times and have not ended since the last time: nobody looks for their job any more.
select 'scan-lost' as what, cast(s.id as text) as subject
from scan s
join sweep_finding f on f.tenant = s.tenant and f.what = 'scan' and f.subject = s.id
where s.tenant = :#tenant and s.state in ('queued', 'running')
  and f.times >= 5 and f.found_at < cast(:#sweepBefore as timestamptz) - interval '30 minutes'
  and not exists (select from job_subject j where j.job in ('scan', 'scan-failed') and j.subject = cast(s.id as text))
order by s.id desc
limit 500
