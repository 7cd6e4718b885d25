select exists (select from incident where tenant = :tenant and id = :id)
