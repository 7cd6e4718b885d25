select t.id, t.name, cast(array_to_json(t.scopes) as text) as scopes, t.created_at, t.expires_at, t.last_used_at, t.revoked_at,
  t.created_at as cursor_at
from api_token t
where t.tenant = :#tenant and t.user_id = cast(:#userId as uuid)
  and (t.created_at, t.id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
order by t.created_at desc, t.id desc limit cast(:#rows as integer)
