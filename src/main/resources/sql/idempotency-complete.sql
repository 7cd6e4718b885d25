update idempotency_key
set status = :status, content_type = :contentType, answer = :answer
where tenant = :tenant and user_id = :userId and key = :key and claim = :claim and status is null
