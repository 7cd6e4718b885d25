update api_token set last_used_at = :at where tenant = :tenant and id = :id and (last_used_at is null or last_used_at < :before)
