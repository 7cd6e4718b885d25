select c.id, c.channel, c.incident_id, c.model, c.messages, c.created_at, c.last_at, c.reset_at, case when i.resolved_at is not null then greatest(i.resolved_at, c.created_at) end as resolved_at,
  coalesce(i.title, (select left(m.text, 120) from conversation_message m where m.conversation_id = c.id and m.number = 1)) as title,
  c.created_at as cursor_at
from conversation c
left join incident i on i.id = c.incident_id
where c.tenant = :#tenant and c.user_id = cast(:#userId as uuid)
  and (c.created_at, c.id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
order by c.created_at desc, c.id desc limit cast(:#rows as integer)
