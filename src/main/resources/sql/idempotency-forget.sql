delete from idempotency_key
where (tenant, user_id, key) in (
  select tenant, user_id, key from idempotency_key where tenant = :#tenant and expires_at <= now() limit 10000)
