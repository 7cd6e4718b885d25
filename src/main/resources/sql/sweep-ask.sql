-- A dead job awaits a person: what it was about is left to that person.
select 'ask' as what, cast(p.id as text) as subject
from approval p
where p.tenant = :#tenant and p.state = 'open' and not p.notified and p.created_at < cast(:#sweepBefore as timestamptz)
  and not exists (select from job_subject j where j.job = 'notify-approval' and j.subject = cast(p.id as text))
  and not exists (select from dead_job d, jsonb_each_text(d.payload -> 'headers') h
                  where d.tenant = :#tenant and d.retried_at is null and d.job = 'notify-approval' and h.value = cast(p.id as text))
order by p.id desc
limit 500
