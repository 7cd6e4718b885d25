insert into idempotency_key (tenant, user_id, key, request_sha256, claim, claimed_until, created_at, expires_at)
values (:tenant, :userId, :key, :request, :claim, :claimedUntil, :now, :expiresAt)
-- One that has expired, or whose hub died before the answer, is taken over; what that hub had begun was never committed.
on conflict (tenant, user_id, key) do update
set request_sha256 = excluded.request_sha256, claim = excluded.claim, claimed_until = excluded.claimed_until,
    status = null, content_type = null, answer = null, created_at = excluded.created_at, expires_at = excluded.expires_at
where idempotency_key.expires_at <= excluded.created_at
   or (idempotency_key.status is null and idempotency_key.claimed_until <= excluded.created_at
       and idempotency_key.request_sha256 = excluded.request_sha256)
