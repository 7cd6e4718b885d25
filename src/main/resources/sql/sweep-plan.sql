-- A dead job awaits a person: what it was about is left to that person.
-- Some seconds are given to the clocks of two hubs. A plan for later follows no analysis.
select 'plan' as what, cast(i.id as text) as subject
from incident i
join lateral (select max(a.created_at) as at from analysis a where a.tenant = i.tenant and a.incident_id = i.id) last
  on last.at > coalesce(i.planned_at, '-infinity') + interval '5 seconds'
where i.tenant = :#tenant and i.state <> 'resolved' and last.at < cast(:#sweepBefore as timestamptz)
  and not exists (select from job_subject j where j.job = 'plan' and j.subject = cast(i.id as text)
                  and j.instance not like '%/later:%')
  and not exists (select from dead_job d, jsonb_each_text(d.payload -> 'headers') h
                  where d.tenant = :#tenant and d.retried_at is null and d.job = 'plan' and h.value = cast(i.id as text))
  and not exists (select from job_subject j where j.job = 'analyse' and j.subject = cast(i.id as text))
  and not exists (select from dead_job d, jsonb_each_text(d.payload -> 'headers') h
                  where d.tenant = :#tenant and d.retried_at is null and d.job = 'analyse' and h.value = cast(i.id as text))
order by i.id desc
limit 500
