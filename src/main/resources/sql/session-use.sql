update refresh_token set used_at = :at where token_hash = :tokenHash
