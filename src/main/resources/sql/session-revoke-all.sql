update refresh_token set revoked_at = :at where user_id = :userId and revoked_at is null
