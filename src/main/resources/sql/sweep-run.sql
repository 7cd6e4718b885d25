-- A dead job awaits a person: what it was about is left to that person.
-- Also after its time to start: it then ends as expired instead of standing open.
select 'run' as what, cast(a.id as text) as subject
from action a
where a.tenant = :#tenant and a.state = 'approved' and a.updated_at < cast(:#sweepBefore as timestamptz)
  and not exists (select from job_subject j where j.job = 'run' and j.subject = cast(a.id as text))
  and not exists (select from dead_job d, jsonb_each_text(d.payload -> 'headers') h
                  where d.tenant = :#tenant and d.retried_at is null and d.job = 'run' and h.value = cast(a.id as text))
order by a.id desc
limit 500
