select exists (
  select from message m
  where m.tenant = :tenant and m.conversation = :id and m.subject = 'incident'
    and (m.message_id is not null or m.waiting))
