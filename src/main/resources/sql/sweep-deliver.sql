-- A dead job awaits a person: what it was about is left to that person.
select 'deliver' as what, cast(m.id as text) as subject, m.channel
from message m
where m.tenant = :#tenant and m.waiting and m.message_id is null and m.updated_at < cast(:#sweepBefore as timestamptz)
  and not exists (select from job_subject j where j.job = 'deliver-' || m.channel and j.subject = cast(m.id as text))
  and not exists (select from dead_job d, jsonb_each_text(d.payload -> 'headers') h
                  where d.tenant = :#tenant and d.retried_at is null and d.job = 'deliver-' || m.channel
                    and h.value = cast(m.id as text))
order by m.id desc
limit 500
