update refresh_token set revoked_at = :at where family = :family and revoked_at is null
