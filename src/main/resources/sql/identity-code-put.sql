insert into identity_code (tenant, channel, user_id, code_hash, created_at, expires_at)
values (:tenant, :channel, :userId, :hash, :now, :expiresAt)
on conflict (tenant, channel, user_id) do update
  set code_hash = excluded.code_hash, created_at = excluded.created_at, expires_at = excluded.expires_at
