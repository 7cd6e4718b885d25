update message set paced_at = :now where tenant = :tenant and id = :id and claim = :claim
