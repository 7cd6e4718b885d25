select exists (select from api_token where tenant = :tenant and id = :id and revoked_at is null and expires_at > :at)
