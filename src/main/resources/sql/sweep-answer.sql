-- Conversations in which something waits that nobody is about to answer. What waits because two of the person's are being
-- answered goes on with these; a dead job awaits a person.
select distinct 'answer' as what, cast(c.id as text) as subject
from conversation_message m
join conversation c on c.id = m.conversation_id
where m.tenant = :#tenant and m.state = 'waiting' and m.at < cast(:#sweepBefore as timestamptz)
  and (m.taken_at is null or m.taken_at < cast(:#sweepBefore as timestamptz) - interval '15 minutes')
  and not exists (select from job_subject j
                  where j.job in ('answer-conversation', 'answer-command', 'conversation-failed') and j.subject = cast(c.id as text))
  and not exists (select from dead_job d, jsonb_each_text(d.payload -> 'headers') h
                  where d.tenant = :#tenant and d.retried_at is null and d.job = 'conversation-failed' and h.value = cast(c.id as text))
  and 2 > (select count(*)
           from conversation o
           join conversation_message t on t.conversation_id = o.id
           where o.tenant = c.tenant and o.user_id = c.user_id and t.state = 'waiting'
             and t.taken_at > cast(:#sweepBefore as timestamptz) - interval '15 minutes')
limit 500
