-- The incidents that a digest lists and that nobody has acknowledged, in the order in which they are locked.
select i.id
from message d
join message m on m.tenant = d.tenant and m.digest = d.subject_id and m.subject = 'incident'
join incident i on i.tenant = m.tenant and i.id = m.subject_id
where d.tenant = :tenant and d.channel = :channel and d.chat_id = :chat and d.message_id = :messageId and d.subject = 'digest'
  and i.state = 'open'
order by i.id
