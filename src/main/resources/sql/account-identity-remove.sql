delete from user_identity where tenant = :tenant and channel = :channel and user_id = :userId
