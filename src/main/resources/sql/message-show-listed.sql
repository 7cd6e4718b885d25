-- The next open approvals that a message lists, or reminds of, are messages of their own from now on; none while others are on
-- their way, so that who clicks twice gets them once. Chosen first: what is updated would make room for others.
with chosen as materialized (
  select l.id
  from message l
  join approval a on a.tenant = l.tenant and a.id = l.subject_id
  where l.tenant = :tenant and l.digest = :digest and l.subject in ('approval', 'reminder') and a.state = 'open' and a.expires_at > :now
    and not exists (
      select from message s
      where s.tenant = l.tenant and s.channel = l.channel and s.chat_id = l.chat_id and s.shown_at is not null and s.waiting)
  order by a.expires_at, a.id
  limit :most
  for update of l)
update message m
set digest = null, message_id = null, sent_at = null, content_sha256 = null, waiting = true, shown_at = :now
from chosen c
where m.tenant = :tenant and m.id = c.id
returning m.id
