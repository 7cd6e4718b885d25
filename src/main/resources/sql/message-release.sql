update message set claim = null, claimed_until = null where tenant = :tenant and id = :id and claim = :claim
