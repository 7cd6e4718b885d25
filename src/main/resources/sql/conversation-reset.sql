update conversation set reset_at = :now where tenant = :tenant and id = :id and reset_at is null
