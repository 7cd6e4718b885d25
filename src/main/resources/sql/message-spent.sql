update message set spent_at = :now where tenant = :tenant and id = :id and claim = :claim
