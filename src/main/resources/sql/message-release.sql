update message set claim = null, claimed_until = null where id = :id and claim = :claim
