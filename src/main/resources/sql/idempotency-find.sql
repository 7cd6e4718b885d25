select request_sha256, status, content_type, answer, claimed_until
from idempotency_key
where tenant = :tenant and user_id = :userId and key = :key
