select count(*) from (select from idempotency_key where tenant = :tenant and user_id = :userId limit :limit) as counted
