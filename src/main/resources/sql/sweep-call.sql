-- Chains that are due and that nobody is about to go on with. A dead job awaits a person: what it was about is left to that person.
select 'call' as what, cast(e.incident_id as text) as subject
from escalation e
where e.tenant = :#tenant and e.state = 'running' and e.due_at < cast(:#sweepBefore as timestamptz)
  and not exists (select from job_subject j where j.job = 'oncall-step' and j.subject = cast(e.incident_id as text))
  and not exists (select from dead_job d, jsonb_each_text(d.payload -> 'headers') h
                  where d.tenant = :#tenant and d.retried_at is null and d.job = 'oncall-step' and h.value = cast(e.incident_id as text))
order by e.due_at
limit 500
