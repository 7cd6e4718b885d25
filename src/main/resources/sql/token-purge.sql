-- Tokens that ended long ago say nothing any more.
delete from api_token
where tenant = :tenant and user_id = :userId and (expires_at < :before or revoked_at < :before)
