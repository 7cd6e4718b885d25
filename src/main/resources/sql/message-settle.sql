update message set waiting = false where tenant = :tenant and id = :id and claim = :claim
