insert into refresh_token (id, tenant, user_id, family, token_hash, issued_at, expires_at)
values (:id, :tenant, :userId, :family, :tokenHash, :issuedAt, :expiresAt)
