select s.id, case when cast(:#now as timestamptz) < s.starts_at then 'pending' when cast(:#now as timestamptz) < s.ends_at then 'active' else 'ended' end as state,
  cast(s.matchers as text) as matchers, s.author, s.comment, s.created_at, s.starts_at, s.ends_at, s.ended_by,
  s.created_at as cursor_at
from silence s
where s.tenant = :#tenant
  and (s.created_at, s.id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
  and (cast(:#state as text) = ''
    or :#state = case when cast(:#now as timestamptz) < s.starts_at then 'pending' when cast(:#now as timestamptz) < s.ends_at then 'active' else 'ended' end)
order by s.created_at desc, s.id desc limit cast(:#rows as integer)
