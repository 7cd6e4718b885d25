select user_id, created_at from user_identity
where tenant = :tenant and channel = :channel and external_id = :account
for share
