select user_id from user_identity where tenant = :tenant and channel = :channel and external_id = :externalId
