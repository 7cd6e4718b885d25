-- The session with its account as they are now.
select u.id, u.tenant, u.username, u.password_hash, u.role, u.disabled, u.must_change_password,
  s.id as session_id, s.form_secret, s.last_seen_at, s.ends_at
from console_session s
join app_user u on u.id = s.user_id and u.tenant = s.tenant
where s.tenant = :tenant and s.token_hash = :tokenHash and s.ended is null and not u.disabled
