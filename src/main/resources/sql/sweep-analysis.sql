-- A dead job awaits a person: what it was about is left to that person.
select 'analysis' as what, cast(i.id as text) as subject
from incident i
where i.tenant = :#tenant and i.state <> 'resolved' and i.verdict = 'page' and i.opened_at < cast(:#sweepBefore as timestamptz)
  and not exists (select from analysis a where a.tenant = i.tenant and a.incident_id = i.id)
  and not exists (select from job_subject j where j.job = 'analyse' and j.subject = cast(i.id as text))
  and not exists (select from dead_job d, jsonb_each_text(d.payload -> 'headers') h
                  where d.tenant = :#tenant and d.retried_at is null and d.job = 'analyse' and h.value = cast(i.id as text))
  and not exists (select from job_subject j where j.job in ('triage', 'await-calm') and j.subject = cast(i.id as text))
  and not exists (select from dead_job d, jsonb_each_text(d.payload -> 'headers') h
                  where d.tenant = :#tenant and d.retried_at is null and d.job in ('triage', 'await-calm') and h.value = cast(i.id as text))
order by i.id desc
limit 500
