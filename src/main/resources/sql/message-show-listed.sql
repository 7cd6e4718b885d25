-- The next open approvals that a message lists are messages of their own from now on.
update message
set digest = null, message_id = null, sent_at = null, content_sha256 = null, waiting = true, shown_at = :now
where tenant = :tenant and id in (
  select l.id
  from message l
  join approval a on a.tenant = l.tenant and a.id = l.subject_id
  where l.tenant = :tenant and l.digest = :digest and l.subject = 'approval' and a.state = 'open'
  order by a.expires_at, a.id
  limit :most
  for update of l)
returning id
