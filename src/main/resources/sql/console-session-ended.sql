-- How a session ended, of whoever has its cookie; ended is null for one that nobody ended.
select ended, ends_at, last_seen_at from console_session where tenant = :tenant and token_hash = :tokenHash
