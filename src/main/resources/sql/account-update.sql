update app_user set password_hash = :passwordHash, role = :role, disabled = :disabled,
  must_change_password = :mustChangePassword, updated_at = :at
where tenant = :tenant and id = :id
