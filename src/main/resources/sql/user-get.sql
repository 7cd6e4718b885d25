select u.id, u.username, u.role, u.disabled, u.must_change_password, u.email, u.phone, u.created_at, u.updated_at,
  (select cast(coalesce(json_agg(json_build_object('channel', i.channel, 'external_id', i.external_id) order by i.channel),
    '[]') as text)
   from user_identity i where i.user_id = u.id) as identities
from app_user u where u.tenant = :#tenant and u.id = cast(:#userId as uuid)
