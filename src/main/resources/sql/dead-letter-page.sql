select d.id, d.subscriber, d.type, d.event_key as key, d.error, d.attempts, d.event_at, d.died_at, d.retry_at, d.died_at as cursor_at
from event_dead_letter d
where d.tenant = :#tenant and d.subscriber = :#subscriber
  and (d.died_at, d.id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
order by d.died_at desc, d.id desc
limit cast(:#rows as integer)
