delete from idempotency_key
where tenant = :tenant and user_id = :userId and key = :key and claim = :claim and status is null
