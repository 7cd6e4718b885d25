-- The rating of an answer is that of the model's last call for it: between the answer before and this one.
update model_call
set accepted = cast(:#helpful as boolean)
where tenant = :#tenant and id = (
  select c.id
  from conversation_message m
  join model_call c on c.tenant = m.tenant and c.conversation_id = m.conversation_id
  where m.tenant = :#tenant
    and m.conversation_id = cast(:#conversationId as uuid)
    and m.number = cast(:#messageNumber as integer)
    and m.author = 'hub'
    and c.outcome = 'answered'
    and c.quality is not null
    and c.created_at <= m.at
    and c.created_at > coalesce((
      select max(b.at)
      from conversation_message b
      where b.tenant = m.tenant and b.conversation_id = m.conversation_id and b.author = 'hub' and b.number < m.number),
      '-infinity')
  order by c.created_at desc
  limit 1)
returning id
