-- Expired tokens of an account say nothing any more.
delete from refresh_token where user_id = :userId and expires_at < :before
