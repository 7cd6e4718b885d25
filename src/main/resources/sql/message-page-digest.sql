-- The message that lists the page of this one's incident in the same chat, since a storm went on, when it is new enough. What a
-- person asked for is not listed for that.
select p.digest
from message p
join message d
  on d.tenant = p.tenant and d.channel = p.channel and d.subject = 'digest' and d.subject_id = p.digest and d.chat_id = p.chat_id
where p.tenant = :tenant and p.channel = :channel and p.subject = 'incident' and p.subject_id = :incident and p.chat_id = :chat
  and p.digest is not null and p.held_back is null and d.created_at > :digestStart
  and not exists (select from approval a where a.tenant = :tenant and a.id = :subjectId and a.requester like 'user:%')
