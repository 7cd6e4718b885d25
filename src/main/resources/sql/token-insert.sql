insert into api_token (id, tenant, user_id, name, token_hash, scopes, created_at, expires_at)
values (:id, :tenant, :userId, :name, :tokenHash, :scopes, :at, :expiresAt)
