-- The account as it is now, if the session still lives.
select u.id, u.tenant, u.username, u.password_hash, u.role, u.disabled, u.must_change_password
from app_user u
where u.tenant = :tenant and u.id = :userId and not u.disabled
  and exists (select 1 from refresh_token t where t.family = :family and t.user_id = u.id and t.revoked_at is null)
