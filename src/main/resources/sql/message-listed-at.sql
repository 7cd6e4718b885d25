-- The incidents that a digest lists and that nobody has acknowledged, in the order in which they are locked.
select i.id
from message d
join incident i on i.tenant = d.tenant
where d.tenant = :tenant and d.channel = :channel and d.chat_id = :chat and d.message_id = :messageId and d.subject = 'digest'
  and i.id in (
    select coalesce(m.conversation, m.subject_id)
    from message m
    where m.tenant = d.tenant and m.digest = d.subject_id and m.subject not in ('approval', 'reminder'))
  and i.state = 'open'
order by i.id
