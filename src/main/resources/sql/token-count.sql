select count(*) from api_token where tenant = :tenant and user_id = :userId and revoked_at is null and expires_at > :at
