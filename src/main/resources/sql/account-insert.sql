insert into app_user (id, tenant, username, password_hash, role, disabled, must_change_password, created_at, updated_at)
values (:id, :tenant, :username, :passwordHash, :role, false, :mustChangePassword, :at, :at)
on conflict (tenant, username) do nothing
