-- Snoozes that are over and that nobody is about to end.
select 'snooze' as what, cast(d.incident_id as text) as subject
from incident_duty d
where d.tenant = :#tenant and d.snoozed_until < cast(:#sweepBefore as timestamptz)
  and not exists (select from job_subject j where j.job = 'snooze-end' and j.subject = cast(d.incident_id as text))
  and not exists (select from dead_job g, jsonb_each_text(g.payload -> 'headers') h
                  where g.tenant = :#tenant and g.retried_at is null and g.job = 'snooze-end' and h.value = cast(d.incident_id as text))
order by d.snoozed_until
limit 500
