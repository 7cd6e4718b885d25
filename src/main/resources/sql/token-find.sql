-- The token with its owner as they are now.
select u.id, u.tenant, u.username, u.password_hash, u.role, u.disabled, u.must_change_password,
  t.id as token_id, t.scopes, t.expires_at, t.last_used_at
from api_token t
join app_user u on u.id = t.user_id and u.tenant = t.tenant
where t.tenant = :tenant and t.token_hash = :tokenHash and t.revoked_at is null and not u.disabled
