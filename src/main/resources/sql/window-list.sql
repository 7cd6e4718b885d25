select w.id, cast(w.scope as text) as scope, cast(w.expects as text) as expects, cast(w.excepted as text) as except,
  to_char(w.starts_at, 'YYYY-MM-DD"T"HH24:MI:SS') as starts_at, w.zone, w.length_seconds, w.rule, w.author, w.comment,
  w.created_at, w.change_id, w.ended_at, w.ended_by, w.created_at as cursor_at
from maintenance_window w
where w.tenant = :#tenant
  and (w.created_at, w.id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
order by w.created_at desc, w.id desc limit cast(:#rows as integer)
